import { expect, test } from 'vitest';
import { RunRecorder } from '#src/playground/server/war-room/run-recorder.js';
import { Redactor } from '#src/shared/redactor.js';
import type { HostHttpRequest } from '#src/simulator/host/host-http-client.js';

function recorder(refusal?: string) {
  const reply = { StatusCode: 200, Status: '200 OK', Body: 'y'.repeat(70_000), Headers: {}, Cookies: [] };
  const run = new RunRecorder(
    {
      redactor: new Redactor(),
      now: () => 0,
      takeStruckFault: () => undefined,
    },
    { send: async () => reply, close: async () => undefined },
  );
  return { run, sender: run.sender(() => refusal) };
}

const huge = 'x'.repeat(65_000);

function request(options: Partial<HostHttpRequest['options']> = {}): HostHttpRequest {
  return {
    url: `http://10.0.0.1/${huge}`,
    options: { Method: 'GET', Headers: {}, ...options },
    insecure: false,
    proxy: false,
    timeoutMs: undefined,
  };
}

test('what is long is cut', async () => {
  const { run, sender } = recorder();
  await sender.send(request({ Headers: { a: [huge], b: ['c', 'd'] }, Body: `${huge}${huge}` }));
  const [exchange] = run.exchanges;
  expect(exchange?.url).toBe(`http://10.0.0.1/${'x'.repeat(1983)}…`);
  expect(exchange?.request).toEqual({
    headers: { a: `${'x'.repeat(8191)}…`, b: 'c, d' },
    body: `${'x'.repeat(65_535)}…`,
    bytes: 130_000,
  });
  expect(exchange?.reply).toEqual({ headers: {}, body: `${'y'.repeat(65_535)}…`, bytes: 70_000 });
});

test.each<[what: string, options: Partial<HostHttpRequest['options']>]>([
  ['addresses', {}],
  ['bodies', { Body: `${huge}${huge}` }],
  ['headers', { Headers: Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`a${i}`, [huge]])) }],
])(
  'refused requests with huge %s are counted, and few characters of them kept',
  { tags: ['slow'] },
  async (_what, options) => {
    const { run, sender } = recorder('not this one');
    for (let i = 0; i < 2_100; i += 1)
      await expect(sender.send(request(options))).rejects.toThrow(/not this one/);
    expect(run.count).toBe(2_100);
    expect(run.exchanges).toHaveLength(2_000);
    expect(JSON.stringify(run.exchanges).length).toBeLessThan(35_000_000);
    expect(run.exchanges.at(-1)).toMatchObject({ method: 'GET', failure: expect.stringContaining('…') });
  },
);
