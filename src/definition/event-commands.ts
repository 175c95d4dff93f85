import type { ChoicesArgument, CommandDefinitions } from './command.js';
import { type EventsDefinition, streamsOf } from './events.js';

/** The commands that every collector has. */

/** The names of the commands that a collector has. */
export function eventCommandNames({ commandPrefix }: Pick<EventsDefinition, 'commandPrefix'>) {
  return {
    getEvents: `${commandPrefix}-get-events`,
    collectEvents: `${commandPrefix}-collect-events`,
    getStatus: `${commandPrefix}-get-status`,
    reset: `${commandPrefix}-reset`,
  };
}

const shownTypes =
  'The event types, separated by commas. Without it, all types that the instance is configured to fetch.';

/** What the commands of a collector take. */
export const getEventsArguments = {
  limit: {
    kind: 'integer',
    description: 'The maximum number of events per event type.',
    defaultValue: 10,
    minimum: 1,
    maximum: 10000,
  },
  should_push_events: {
    kind: 'boolean',
    description: 'Whether to send exactly the events that are shown to the dataset as well.',
    defaultValue: false,
  },
  start_time: {
    kind: 'datetime',
    description:
      'The time of the oldest event, as an ISO 8601 time or a text such as 2 hours or 3 days ago. Events are shown oldest first from there. Without it, the newest events are shown.',
  },
  end_time: {
    kind: 'datetime',
    description: 'The time of the newest event, in the same forms as start_time.',
  },
} as const satisfies CommandDefinitions[string]['arguments'];

export const resetArguments = {
  start_time: {
    kind: 'datetime',
    required: true,
    description: 'The time to start at, as an ISO 8601 time or a text such as 2 hours or 3 days ago.',
  },
  confirm: {
    kind: 'boolean',
    description: 'Whether to really reset. Otherwise, the command only shows what it would do.',
    defaultValue: false,
  },
} as const satisfies CommandDefinitions[string]['arguments'];

/** The argument that names streams. */
export function eventTypeArgument(events: EventsDefinition): ChoicesArgument {
  return {
    kind: 'choices',
    options: streamsOf(events).map(({ name }) => name),
    description: shownTypes,
  };
}

/** The commands of a collector. `display` names the source. */
export function eventCommands(events: EventsDefinition, display: string): CommandDefinitions {
  const { getEvents, collectEvents, getStatus, reset } = eventCommandNames(events);
  const streams = streamsOf(events);
  const event_type = eventTypeArgument(events);
  const ofFirst = streams.length > 1 ? ` event_type="${streams[0]?.name}"` : '';
  return {
    [getEvents]: {
      description: `Gets events from ${display}. The command neither uses nor changes the state of the scheduled fetch.`,
      arguments: streams.length > 1 ? { ...getEventsArguments, event_type } : getEventsArguments,
      examples: [
        { line: `!${getEvents} limit=5`, description: 'The five newest events of each configured type.' },
        {
          line: `!${getEvents}${ofFirst} start_time="2 hours ago" limit=100`,
          description: 'Events of the last two hours, oldest first.',
        },
        {
          line: `!${getEvents} limit=1 should_push_events=true`,
          description: 'One event of each type, also sent to the dataset, to try the whole path.',
        },
      ],
    },
    [collectEvents]: {
      description:
        'Collects new events and sends them to the dataset as the scheduled fetch does, for tenants whose scheduler does not start the fetch of this integration. Run it from a scheduled job. It refuses to run while the scheduled fetch is active.',
      harmful: true,
      examples: [
        {
          line: `!${collectEvents}`,
          description: 'One collection. Its state continues from the one before.',
        },
      ],
    },
    [getStatus]: {
      description:
        'Shows how far the collection of each event type is: what is complete, how far it lags behind, how many events the last run delivered, and the last problem. It sends no request.',
      examples: [{ line: `!${getStatus}`, description: 'The state of all configured event types.' }],
    },
    [reset]: {
      description:
        'Starts the collection of event types again at a given time. Events since then that were delivered before are delivered a second time.',
      harmful: true,
      arguments:
        streams.length > 1
          ? { start_time: resetArguments.start_time, event_type, confirm: resetArguments.confirm }
          : resetArguments,
      examples: [
        {
          line: `!${reset} start_time="2 hours ago"${ofFirst} confirm=true`,
          description: 'Collects the events of the last two hours again.',
        },
      ],
    },
  };
}
