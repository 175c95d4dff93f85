import {
  type CollectReport,
  collect,
  configurationFailure,
  type Host,
  openCheckpoint,
  parseTime,
  startRunClock,
  throwIfUnhealthy,
} from 'cortex-pack/runtime';
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
  const startSecond = parseTime(settings.values.first_fetch, host.now());
  if (startSecond === undefined) {
    throw configurationFailure(`${parameters.first_fetch.display} is no time.`);
  }
  const streams = source.streams.map(({ name }) => name);
  return collect({
    host,
    source,
    destination: createDestination(host, settings),
    checkpoint: openCheckpoint(host, { streams, startSecond, useLastRun: scheduled }),
    clock,
    lookBackSeconds: settings.values.look_back * 60,
  });
}
