import {
  configurationFailure,
  type Entry,
  formatSecond,
  type Host,
  markdownEntry,
  openCheckpoint,
  parseTime,
  readArguments,
} from 'cortex-pack/runtime';
import { commands } from '../../definition/commands.js';
import { readSettings } from '../settings.js';

/** Lets the collection of the given streams start again at a given time. */
export function reset(host: Host): Entry {
  const settings = readSettings(host);
  const given = readArguments(commands['cloudflare-zero-trust-reset'].arguments, host.args, host.now());
  const start = parseTime(given.start_time, host.now());
  if (start === undefined) throw configurationFailure('The argument start_time is no time.');
  if (start * 1000 > host.now()) throw configurationFailure('The argument start_time is in the future.');
  const streams = given.event_type.length > 0 ? given.event_type : settings.values.event_types_to_fetch;
  const names = streams.join(', ');
  const from = formatSecond(start);
  if (!given.confirm) {
    throw configurationFailure(
      `This would collect ${names} again from ${from} on; events since then that were delivered before would be delivered a second time. Nothing was changed. Run it again with confirm=true to do it.`,
    );
  }
  const checkpoint = openCheckpoint(host, { streams: [], startSecond: start, useLastRun: false });
  checkpoint.restart(streams, start);
  return markdownEntry(`The next collection of ${names} starts at ${from}.`, { streams, start: from });
}
