import { eventCommandNames } from '../../definition/event-commands.js';
import type { CommandHandlers } from '../commands/integration.js';
import { throwIfUnhealthy } from '../commands/visible-failure.js';
import { collectEvents } from './collect-events.js';
import { collectOnce } from './collect-once.js';
import type { Collector } from './collector.js';
import { getEvents } from './get-events.js';
import { getStatus } from './get-status.js';
import { reset } from './reset.js';
import { testCollector } from './test-collector.js';

/** What every collector answers, by command. `open` reads the settings of the instance. */
export function collectorCommands(
  events: Parameters<typeof eventCommandNames>[0],
  open: () => Collector,
): CommandHandlers {
  const names = eventCommandNames(events);
  return {
    'test-module': () => testCollector(open()),
    'fetch-events': () => {
      throwIfUnhealthy(collectOnce(open(), true));
      return 'ok';
    },
    [names.getEvents]: () => getEvents(open()),
    [names.collectEvents]: () => collectEvents(open()),
    [names.getStatus]: () => getStatus(open()),
    [names.reset]: () => reset(open()),
  };
}
