import { expect, onTestFinished, test } from 'vitest';
import demo from '../../../pack/mock-api/demo.js';
import { send } from '../../fixtures/send.js';

test('the demonstration is lively, late once, refused once, and serves all that it promises', async () => {
  const clock = { now: Date.parse('2026-11-03T08:00:00Z') };
  const source = await demo.start({
    now: () => clock.now,
    collector: { url: 'http://127.0.0.1:1', key: 'key' },
  });
  onTestFinished(() => source.close());
  const { account_id, token_credentials, url } = source.params;
  const { password } = token_credentials as { password: string };
  const headers = { 'user-agent': 'test/1', authorization: `Bearer ${password}` };
  const paths = {
    'Account Audit Logs': `/accounts/${account_id}/audit_logs`,
    'User Audit Logs': '/user/audit_logs',
    'Access Authentication Logs': `/accounts/${account_id}/access/logs/access_requests`,
  };
  expect(source.params.event_types_to_fetch).toEqual(Object.keys(paths));
  const ask = async (path: string) => {
    const {
      status,
      headers: received,
      body,
    } = await send(`${url}/client/v4${path}?per_page=1000`, { headers });
    return { status, headers: received, result: JSON.parse(body).result };
  };
  const listed = async () => {
    const counts: { [name: string]: number } = {};
    for (const [name, path] of Object.entries(paths)) {
      const { status, result } = await ask(path);
      expect(status).toBe(200);
      counts[name] = result.length;
    }
    return counts;
  };
  const sum = (counts: { readonly [name: string]: number }) =>
    Object.values(counts).reduce((total, count) => total + count, 0);

  const backlog = await listed();
  expect(backlog).toEqual(source.visible());
  expect(Object.values(backlog).every((count) => count > 0)).toBe(true);

  clock.now += 60_000;
  source.tick();
  const afterOne = await listed();
  expect(sum(afterOne)).toBeGreaterThan(sum(backlog));

  const refused = await ask(paths['Access Authentication Logs']);
  expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });

  const before = (await ask(paths['Access Authentication Logs'])).result;
  const secondTick = clock.now;
  clock.now += 30_000;
  source.tick();
  const after = (await ask(paths['Access Authentication Logs'])).result;
  expect(after.length).toBe(source.visible()['Access Authentication Logs']);
  const seen = new Set(before.map((record: { ray_id: string }) => record.ray_id));
  const late = after.filter(
    ({ ray_id, created_at }: { ray_id: string; created_at: string }) =>
      !seen.has(ray_id) && Date.parse(created_at) < secondTick - 30_000,
  );
  expect(late).toHaveLength(1);
});
