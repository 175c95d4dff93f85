import { expect, test } from 'vitest';
import { pythonScript } from '#src/container/python-script.js';
import { localCortex } from '#src/testing/cortex/local-cortex.js';
import { pythonZip } from '../../fixtures/installed-code.js';

/** Sends events in each fetch, as a container does without an HTTP Log Collector. */
const script = `
  if (command === 'test-module') return sendEvents([], 'Acme', 'Weather').Taken ? 'ok' : 'no';
  var line = JSON.stringify({ _time: '2026-01-05T07:00:00Z', city: 'Lisbon' });
  var sent = sendEvents([line, line], 'Acme', 'Weather');
  if (!sent.Taken) throw new Error([sent.StatusCode, sent.Reason, sent.RetryAfter].join());
  return 'ok';
`;
const zip = pythonZip(`### pack version: 1.2.3\n${pythonScript(script).unified}`);

async function open() {
  const cortex = await localCortex(zip);
  return { cortex, instance: cortex.instance({ url: 'https://weather.example', key: 'sunshine' }) };
}

test('the platform takes the events of a container', async () => {
  const { cortex, instance } = await open();
  expect(await instance.test()).toMatchObject({ ok: true });
  expect(cortex.platform.datasets.size).toBe(0);
  expect(await instance.fetchEvents()).toMatchObject({ ok: true });
  const dataset = cortex.platform.datasets.get('acme_weather_raw');
  expect(dataset?.rows()).toMatchObject([
    { city: 'Lisbon', _time: '2026-01-05T07:00:00Z' },
    { city: 'Lisbon' },
  ]);
  expect(cortex.dataset.count()).toBe(0);
  await cortex.close();
});

test('it refuses them as it is told to, and takes them again', async () => {
  const { cortex, instance } = await open();
  cortex.platform.refuse();
  expect(await instance.test()).toMatchObject({ ok: false });
  expect((await instance.fetchEvents()).error?.message).toMatch(/^0,.* only available for system content/);
  cortex.platform.refuse({ status: 429, reason: 'too many', retryAfter: '7' });
  expect((await instance.fetchEvents()).error?.message).toBe('429,too many,7');
  cortex.platform.recover();
  expect(await instance.fetchEvents()).toMatchObject({ ok: true });
  await cortex.close();
});
