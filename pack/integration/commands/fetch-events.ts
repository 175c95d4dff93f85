import { openCheckpoint } from '../../../src/runtime/collect/checkpoint.js';
import { collect } from '../../../src/runtime/collect/collect.js';
import type { CollectReport } from '../../../src/runtime/collect/collect-report.js';
import type { Stream } from '../../../src/runtime/collect/stream.js';
import { throwIfUnhealthy } from '../../../src/runtime/commands/visible-failure.js';
import type { Host } from '../../../src/runtime/host/host.js';
import { startRunClock } from '../../../src/runtime/host/run-clock.js';
import { configurationFailure } from '../../../src/runtime/values/failure.js';
import { parseTime } from '../../../src/runtime/values/instant.js';
import { parameters } from '../../definition/parameters.js';
import { createCloudflareClient } from '../cloudflare-client.js';
import { createDestination } from '../destination.js';
import { readSettings } from '../settings.js';
import { createSource } from '../source.js';

/** One run of the scheduled fetch. */
export function fetchEvents(host: Host): string {
  throwIfUnhealthy(collectOnce(host, true));
  return 'ok';
}

/** @param scheduled false where the server has no last run to keep the state in */
export function collectOnce(host: Host, scheduled: boolean): CollectReport {
  const settings = readSettings(host);
  const clock = startRunClock(host, settings.values.time_budget);
  const source = createSource(settings, createCloudflareClient(host, settings));
  const start = parseTime(settings.values.first_fetch, host.now());
  if (start === undefined) throw configurationFailure(parameters.first_fetch.display + ' is no time.');
  const names: string[] = [];
  for (let i = 0; i < source.streams.length; i += 1) names.push((source.streams[i] as Stream).name);
  return collect({
    host: host,
    source: source,
    destination: createDestination(host, settings),
    checkpoint: openCheckpoint(host, { streams: names, startSecond: start, useLastRun: scheduled }),
    clock: clock,
    lookBackSeconds: settings.values.look_back * 60,
  });
}
