import { expect } from 'vitest';
import { receiverKey } from '#src/playground/server/simulation/mock-servers.js';
import { type RunningPlayground, receiverUrl, untrustedPlayground, weatherForm } from '../running.js';

/** Sends what stands in the argument to the receiver. */
const sender = `
  http(params.url, { Method: 'POST', Headers: { Authorization: ['${receiverKey}'] }, Body: args.station }, true, false);
  return 'ok';
`;

export async function send({ call }: RunningPlayground, events: readonly object[]): Promise<void> {
  const station = events.map((event) => JSON.stringify(event)).join('\n');
  const line = `!weather-get-events station="${station.replace(/["\\]/g, '\\$&')}"`;
  const run = await call('run', { name: 'weather_1', line });
  expect(run.exchanges).toMatchObject([{ status: 200 }]);
}

export async function datasetWith(events: readonly object[]): Promise<RunningPlayground> {
  const running = await untrustedPlayground(sender);
  await running.call('saveInstance', weatherForm(await receiverUrl(running)));
  if (events.length > 0) await send(running, events);
  return running;
}

export const time = (second: number) => `2026-11-22T08:00:${String(second).padStart(2, '0')}Z`;
