import { eventTypeArgument } from '../../definition/event-commands.js';
import { readArguments } from '../commands/arguments.js';
import type { Collector } from './collector.js';

/** The names that the argument of a command gives; none where it was left out. */
export function readEventTypes({ host, events }: Collector): readonly string[] {
  const { event_type } = readArguments({ event_type: eventTypeArgument(events) }, host.args, host.now());
  return event_type;
}
