import { expect, test } from 'vitest';
import { type Fixture, type FixtureOptions, fixtureOfTest, start, streamNames } from './fixture.js';
import { account, user } from './organization.js';
import { accessRecord, auditRecord } from './records.js';

const minutes = 12;

/** A record of each log in every minute; how many of each were delivered, and all lines of the log. */
async function collectEachMinute(options: FixtureOptions, params = {}) {
  const fixture = await fixtureOfTest(options);
  const { logs } = fixture.cloudflare;
  const instance = fixture.instance({ first_fetch: '1 minute', ...params });
  const lines: string[] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    const time = new Date(start + minute * 60_000).toISOString();
    logs.accountAudit(account.id).add(auditRecord(`account ${minute}`, time));
    logs.userAudit(user.id).add(auditRecord(`user ${minute}`, time));
    logs.access(account.id).add(accessRecord(`access ${minute}`, time));
    const { error, logs: written } = await instance.fetchEvents();
    expect(error).toBeUndefined();
    lines.push(...written.map(({ level, text }) => `${level}: ${text}`));
    fixture.clock.advance(Math.max(0, start + (minute + 1) * 60_000 - fixture.clock.now()));
  }
  const status = await instance.run('cloudflare-zero-trust-get-status');
  return { counts: countsOf(fixture), lines, status: JSON.stringify(status.entries) };
}

function countsOf({ collector }: Fixture): number[] {
  const rows = collector.dataset.rows();
  return streamNames.map((name) => rows.filter((row) => row.SOURCE_LOG_TYPE === name).length);
}

test('every log has its turn where a run has time for one request', async () => {
  const { counts, lines, status } = await collectEachMinute({ latencySeconds: 12 }, { time_budget: '10' });
  for (const count of counts) expect(count).toBeGreaterThanOrEqual(minutes - 3);
  expect(lines.join('\n')).toMatch(
    /error: \[User Audit Logs\] No page was read in the last 2 runs, since 2026-11-22T08:/,
  );
  expect(status).toContain('No page was read in the last 2 runs');
});

test('nothing is said of turns where every log has one', async () => {
  const { counts, lines, status } = await collectEachMinute({});
  expect(counts).toEqual([minutes, minutes, minutes]);
  expect(lines.join('\n') + status).not.toContain('No page was read');
});
