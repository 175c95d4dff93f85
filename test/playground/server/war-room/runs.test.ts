import { expect, test } from 'vitest';
import { ownPlayground, untrustedPlayground, weatherForm } from '../running.js';

test('fetches push no command out', { tags: ['slow'] }, async () => {
  const { call } = await untrustedPlayground('return "ok";');
  const form = weatherForm('https://weather.example');
  const { name } = form;
  await call('saveInstance', form);
  const { id } = await call('run', { name, line: '!weather-status' });
  await call('setPace', { restMilliseconds: 0 });
  await call('startFetching', { name });
  let { revision, lastCycle } = await call('snapshot', {});
  while (lastCycle < 210) ({ revision, lastCycle } = await call('snapshot', { since: revision }));
  await call('stopFetching', {});
  expect((await call('runDetails', { id })).line).toBe('!weather-status');
  const runs = await call('runs', {});
  expect(runs.filter(({ origin }) => origin === 'fetch')).toHaveLength(200);
});

test('the request that only tries the key of the collector has the answer that is expected', async () => {
  const { call, name } = await ownPlayground();
  const { ok, exchanges } = await call('test', { name });
  expect(ok).toBe(true);
  const marked = exchanges.filter(({ expected }) => expected !== undefined);
  expect(marked).toMatchObject([{ method: 'POST', status: 500, request: { bytes: 0 } }]);

  await call('setFault', { id: 'receiver/status-500', mode: 'always' });
  const struck = await call('test', { name });
  expect(struck.exchanges.filter(({ expected }) => expected !== undefined)).toEqual([]);
});

test('a command that wants confirm=true asks, and one that has it does not', async () => {
  const { call, name } = await ownPlayground();
  const line = '!cloudflare-zero-trust-reset start_time="2 hours ago"';
  expect(await call('run', { name, line })).toMatchObject({ ok: false, asks: true });
  expect(await call('run', { name, line: `${line} confirm=true` })).toMatchObject({ ok: true, asks: false });
  expect(await call('run', { name, line: '!cloudflare-zero-trust-get-events limit=x' })).toMatchObject({
    ok: false,
    asks: false,
  });
  const started = (await call('runs', {})).map(({ startedAt }) => startedAt);
  expect(started.every((at) => Math.abs(at - Date.now()) < 600_000)).toBe(true);
});
