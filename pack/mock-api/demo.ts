import type { LogStore } from 'cortex-pack/test';
import {
  type Faults,
  type MockSource,
  type MockSourceContext,
  type MockSourceModule,
  onCalls,
  onPath,
  SeededRandom,
  serve,
  withFaults,
} from 'cortex-pack/test';
import { datasetColumns, logTypeField, modelColumns } from '../definition/streams.js';
import { createCloudflareApi } from './cloudflare-api.js';
import { rateLimited, sourceFaults } from './faults.js';
import { RecordGenerator } from './records.js';

const account = { id: '5c9e1b7730d24a6c8f21be04d7a3910e', name: 'Example Org' };
const user = {
  id: '7a1d0c55e2b84f0f9d3c6b2a1e4f8d90',
  email: 'ops@example.net',
  accounts: [account.id],
  globalKey: 'de30de30de30de30de30de30de30de30de30d',
};
const permissions = ['Account Settings Read', 'Access: Audit Logs Read'] as const;
const userToken = 'cfut_demo0000000000000000000000000000000000';
const accountToken = 'cfat_demo1111111111111111111111111111111111';

const minute = 60_000;
const backlogMinutes = 10;
const lateBy = 90_000;
/** In seconds; within the window that the collector looks back over. */
const latest = 240;

interface Counts {
  readonly account: number;
  readonly user: number;
  readonly access: number;
}

/** Starts a small, lively account: a backlog, new records on each tick, a late record and one full quota. */
async function start({ now, collector, faults }: MockSourceContext): Promise<MockSource> {
  const { handler, logs } = createCloudflareApi({
    accounts: [account],
    users: [user],
    tokens: [
      {
        id: 'f267e341f3dd4697bd3b9f71dd96247f',
        value: userToken,
        owner: { user: user.id },
        permissions,
      },
      {
        id: '0b8d7c1f5a2e4c6f9e3d8a7b6c5d4e3f',
        value: accountToken,
        owner: { account: account.id },
        permissions,
      },
    ],
  });
  const accountAudit = logs.accountAudit(account.id);
  const userAudit = logs.userAudit(user.id);
  const access = logs.access(account.id);

  const random = new SeededRandom(2);
  const generator = new RecordGenerator(1);
  const add = (from: number, to: number, counts: Counts, late = false) => {
    const times = (count: number) => Array.from({ length: count }, () => random.integer(from, to));
    const shownAt = (at: number) => (late ? at + random.integer(0, latest) * 1000 : at);
    for (const at of times(counts.account))
      accountAudit.add(generator.accountAudit(at, account.id), shownAt(at));
    for (const at of times(counts.user)) userAudit.add(generator.userAudit(at, user), shownAt(at));
    for (const at of times(counts.access)) access.add(generator.access(at), shownAt(at));
  };

  let last = now();
  let ticks = 0;
  add(last - backlogMinutes * minute, last - 1000, { account: 24, user: 6, access: 48 });

  const tick = ({ late = false } = {}) => {
    const at = now();
    ticks += 1;
    add(
      last,
      at,
      { account: random.integer(2, 5), user: random.integer(0, 2), access: random.integer(3, 8) },
      late,
    );
    // It happened before records that were shown long ago.
    if (ticks === 2) access.add(generator.access(at - lateBy), at);
    last = at;
  };

  const burst = (count: number) => {
    const at = now();
    const account = Math.floor(count / 4);
    const user = Math.floor(count / 8);
    add(at - minute, at, { account, user, access: count - account - user });
  };

  const server = await serve(withFaults(handler, faults ?? oneFullQuota()), {
    clock: now,
    keepRequests: false,
  });
  const count = <R>(log: LogStore<R>) => log.held().filter(({ visibleAt }) => visibleAt <= now()).length;

  return {
    url: server.url,
    close: server.close,
    params: {
      url: server.url,
      account_id: account.id,
      auth_type: 'API Token',
      token_credentials: { identifier: '', password: userToken },
      event_types_to_fetch: ['Account Audit Logs', 'User Audit Logs', 'Access Authentication Logs'],
      http_collector_url: collector.url,
      http_collector_key: { identifier: '', password: collector.key },
      first_fetch: `${backlogMinutes + 5} minutes`,
    },
    credentials: [
      { name: 'User API token', params: tokenParams(userToken) },
      { name: 'Account API token', params: tokenParams(accountToken) },
      {
        name: 'Global API Key',
        params: {
          auth_type: 'Global API Key (Legacy)',
          credentials: { identifier: user.email, password: user.globalKey },
        },
      },
    ],
    facts: [
      { name: 'Account', value: `${account.name} (${account.id})` },
      { name: 'Credential', value: `API token of the user ${user.email}` },
      { name: 'Backlog', value: `${backlogMinutes} minutes` },
      { name: 'Late record', value: `one sign-in appears ${lateBy / 1000} seconds after it happened` },
      ...(faults === undefined
        ? [{ name: 'Rate limit', value: 'one request for sign-ins is refused with 429 and Retry-After: 1' }]
        : []),
    ],
    tick,
    burst,
    table: {
      groupBy: logTypeField,
      columns: datasetColumns,
      identity: ['ray_id', 'cf_resource_id', 'id'],
      modelFields: modelColumns,
    },
    visible: () => ({
      'Account Audit Logs': count(accountAudit),
      'User Audit Logs': count(userAudit),
      'Access Authentication Logs': count(access),
    }),
  };
}

function tokenParams(token: string) {
  return { auth_type: 'API Token', token_credentials: { identifier: '', password: token } };
}

/** The third request for sign-ins is refused: the one after Test and the first fetch. */
function oneFullQuota(): Faults {
  return onPath('/access/logs/access_requests', onCalls([2], rateLimited(1)));
}

const demo: MockSourceModule['default'] = { start, faults: sourceFaults };

export default demo;
