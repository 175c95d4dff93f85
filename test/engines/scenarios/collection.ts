import { RecordGenerator } from '../../../pack/mock-api/records.js';
import { account } from '../../pack/mock-api/organization.js';
import { emptyState, fixtureStart, type Scenario, type Step } from '../scenario.js';

const minute = 60_000;
const accountLogs = { event_types_to_fetch: ['Account Audit Logs'] };

function fetches(count: number): Step[] {
  return Array.from({ length: count }, () => ({ command: 'fetch-events' }));
}

function damaged(text: string) {
  const record = { version: '2', sequence: '7', 'Account Audit Logs': text };
  return { lastRun: record, integrationContext: { context: record, version: 3 } };
}

/** How a collection goes on from run to run. */
export const collectionScenarios: readonly Scenario[] = [
  {
    name: 'collection: a backlog in small portions',
    params: { max_fetch_account_audit_logs: '4', max_fetch_access_authentication_logs: '3' },
    steps: fetches(6),
  },
  {
    name: 'collection: pages',
    params: accountLogs,
    behavior: { pageSizeCap: 40 },
    addRecords: (logs) => {
      const generator = new RecordGenerator(11);
      for (let i = 0; i < 130; i += 1) {
        const at = fixtureStart - 9 * minute + i * 3500;
        logs.accountAudit(account.id).add(generator.accountAudit(at, account.id));
      }
    },
    steps: fetches(2),
  },
  {
    name: 'collection: small pages and a crowded second',
    params: { ...accountLogs, max_fetch_account_audit_logs: '20' },
    behavior: { pageSizeCap: 7 },
    addRecords: (logs) => {
      const generator = new RecordGenerator(12);
      for (let i = 0; i < 40; i += 1) {
        const at = fixtureStart - 4 * minute;
        logs.accountAudit(account.id).add(generator.accountAudit(at, account.id));
      }
    },
    steps: fetches(4),
  },
  {
    name: 'collection: late records',
    params: { event_types_to_fetch: ['Access Authentication Logs'] },
    addRecords: (logs) => {
      const generator = new RecordGenerator(13);
      for (let late = 1; late <= 6; late += 1) {
        const at = fixtureStart - late * 30_000;
        logs.access(account.id).add(generator.access(at), fixtureStart + late * 40_000);
      }
    },
    steps: fetches(5),
  },
  {
    name: 'collection: deep pages time out',
    params: accountLogs,
    behavior: { pageSizeCap: 3, deepPageLimit: 9 },
    steps: fetches(2),
  },
  {
    name: 'collection: the rate limit is used up',
    behavior: { rateLimit: { quota: 12, seconds: 240, retryAfter: true } },
    steps: fetches(4),
  },
  {
    name: 'collection: nothing selected but quiet logs',
    params: { event_types_to_fetch: ['User Audit Logs'], first_fetch: 'now' },
    steps: [{ command: 'fetch-events' }, { command: 'fetch-events', minutes: 0 }],
  },
  {
    name: 'collection: Access hides behind an empty list',
    behavior: { accessWithoutPermission: 'empty', resultInfo: true, sinceInclusive: false },
    steps: fetches(3),
  },
  {
    name: 'collection: damaged state',
    params: accountLogs,
    steps: [
      { command: 'fetch-events', state: damaged('{"watermark":"2026-11-22T08:5') },
      {
        command: 'fetch-events',
        state: damaged('{"watermark":"2026-02-30T00:00:00Z","keys":"","untimedKeys":""}'),
      },
      {
        command: 'fetch-events',
        state: damaged('{"watermark":"2026-11-22T08:55:00Z","keys":"tow97n.short","untimedKeys":""}'),
      },
      {
        command: 'fetch-events',
        state: {
          ...emptyState,
          lastRun: { version: '2', sequence: 'many' },
        },
      },
      { command: 'fetch-events', state: { ...emptyState, lastRun: { version: '1', sequence: '1' } } },
    ],
  },
];
