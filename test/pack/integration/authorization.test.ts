import { describe, expect, test } from 'vitest';
import { shownEvents } from './delivered.js';
import { type Fixture, fixtureOfTest, streamNames } from './fixture.js';
import { type Credential, credentials } from './organization.js';
import { fillLogs } from './records.js';

const [accountLogs, userLogs, accessLogs] = streamNames;
const counts = { [accountLogs]: 4, [userLogs]: 3, [accessLogs]: 5 };

async function filledFixture(): Promise<Fixture> {
  const fixture = await fixtureOfTest();
  fillLogs(fixture, { accountAudit: 4, userAudit: 3, access: 5 });
  return fixture;
}

const forEverything = (Object.keys(credentials) as Credential[]).filter(
  (name) => name !== 'an account token',
);

describe.each(forEverything)('with %s', (credential) => {
  test('Test passes, and each command reads all three logs', async () => {
    const fixture = await filledFixture();
    const instance = fixture.instance(credentials[credential]);
    expect((await instance.test()).entries).toMatchObject([{ Contents: 'ok' }]);

    const shown = await instance.getEvents();
    expect(shown.error).toBeUndefined();
    expect(shownEvents(shown).map((events) => events.length)).toEqual([4, 3, 5]);
    expect(fixture.collector.dataset.count()).toBe(0);

    const collected = await instance.collectEvents();
    expect(collected.error).toBeUndefined();
    expect(Object.fromEntries(fixture.collector.dataset.countBy('SOURCE_LOG_TYPE'))).toEqual(counts);

    const other = fixture.instance(credentials[credential]);
    expect((await other.fetchEvents()).error).toBeUndefined();
    expect(fixture.collector.dataset.count()).toBe(24);
  });
});

describe('with an account token', () => {
  test('Test refuses the user logs, names the fix and the event types that work', async () => {
    const fixture = await filledFixture();
    const { ok, error } = await fixture.instance(credentials['an account token']).test();
    expect(ok).toBe(false);
    expect(error?.message).toBe(
      'User Audit Logs: Cloudflare answered 403 (code 9109, "Valid user-level authentication not found"). ' +
        'The API Token is an account token, and the logs of a user need a credential of that user. Remove ' +
        'User Audit Logs from Event types to fetch, or use a user token or the Global API Key (Legacy).\n' +
        'These event types work: Account Audit Logs, Access Authentication Logs.',
    );
  });

  test('Test passes without the user logs', async () => {
    const fixture = await filledFixture();
    const instance = fixture.instance({
      ...credentials['an account token'],
      event_types_to_fetch: [accountLogs, accessLogs],
    });
    expect((await instance.test()).entries).toMatchObject([{ Contents: 'ok' }]);
  });

  test('the other logs are shown and collected', async () => {
    const fixture = await filledFixture();
    const instance = fixture.instance({
      ...credentials['an account token'],
      event_types_to_fetch: [accountLogs, accessLogs],
    });
    const shown = await instance.getEvents();
    expect(shownEvents(shown).map((events) => events.length)).toEqual([4, 5]);
    expect((await instance.collectEvents()).error).toBeUndefined();
    expect(fixture.collector.dataset.count()).toBe(9);
  });

  test('the fetch delivers the other logs', async () => {
    const fixture = await filledFixture();
    const result = await fixture.instance(credentials['an account token']).fetchEvents();
    expect(result.error).toBeUndefined();
    expect(Object.fromEntries(fixture.collector.dataset.countBy('SOURCE_LOG_TYPE'))).toEqual({
      [accountLogs]: 4,
      [accessLogs]: 5,
    });
    expect(result.logs).toContainEqual({
      level: 'error',
      text: expect.stringContaining('[User Audit Logs] 0 events delivered'),
    });
  });
});

test('each credential travels in its own headers, and only there', async () => {
  const fixture = await filledFixture();
  for (const credential of Object.values(credentials)) await fixture.instance(credential).test();
  const signIns = fixture.cloudflare.requests.map(({ request }) => {
    const { authorization, 'x-auth-email': email, 'x-auth-key': key } = request.headers;
    return JSON.stringify({ authorization, email, key });
  });
  expect([...new Set(signIns)]).toEqual([
    JSON.stringify({ authorization: `Bearer ${credentials['a user token'].token_credentials.password}` }),
    JSON.stringify({ authorization: `Bearer ${credentials['an account token'].token_credentials.password}` }),
    JSON.stringify({
      email: credentials['a Global API Key'].credentials.identifier,
      key: credentials['a Global API Key'].credentials.password,
    }),
  ]);
});
