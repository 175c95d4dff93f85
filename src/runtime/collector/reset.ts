import { resetArguments } from '../../definition/event-commands.js';
import { openCheckpoint } from '../collect/checkpoint.js';
import { readArguments } from '../commands/arguments.js';
import { type Entry, markdownEntry } from '../commands/entry.js';
import { configurationFailure } from '../values/failure.js';
import { formatSecond, parseTime } from '../values/instant.js';
import { type Collector, chosenStreams, namesOf } from './collector.js';
import { readEventTypes } from './event-types-argument.js';

/** Lets the collection of the given streams start again at a given time. */
export function reset(collector: Collector): Entry {
  const { host } = collector;
  const given = readArguments(resetArguments, host.args, host.now());
  const start = parseTime(given.start_time, host.now()) as number;
  if (start * 1000 > host.now()) throw configurationFailure('The argument start_time is in the future.');
  const streams = namesOf(chosenStreams(collector, readEventTypes(collector)));
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
