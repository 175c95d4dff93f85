import type { ChoicesArgument, CommandDefinitions } from './command.js';
import type { IntegerParameter, Parameter, Parameters } from './parameter.js';
import { fetchEventsParameters } from './platform-parameters.js';

/** A log of the source that is read page by page. */
export interface StreamDefinition {
  /** In the form and the commands, and in each event: the type of its events. */
  readonly name: string;
  /** The field that holds the time of a record, by path: a text in ISO 8601, or a number since 1970. */
  readonly time: string;
  /** The field that identifies a record, or the fields whose hash does where the source has none. */
  readonly id: string | readonly string[];
  /** The largest page to ask for; 100 unless it says otherwise. */
  readonly pageSize?: number;
  /** `any`: all pages of a range are read before any of their records counts. Otherwise, the oldest record comes first. */
  readonly order?: 'oldest first' | 'any';
  /** True where the source can give the newest record first: the reader then obeys `direction`. */
  readonly newestFirst?: boolean;
  /** For so many seconds a record may change. It is read again for as long, and each change is an event of its own. */
  readonly changesForSeconds?: number;
  /** True for one that new instances do not fetch unless it is selected. */
  readonly optional?: boolean;
  /** Fields for the table in the War Room, by path in the event; time and id unless it says otherwise. */
  readonly columns?: readonly string[];
  /** What the code that reads its pages needs to know of it, in a form of the author's own. */
  readonly source?: unknown;
  /**
   * What its records are about, to follow "records".
   * @buildOnly
   */
  readonly records?: string;
  /**
   * How long the source keeps the records, to follow "kept for".
   * @buildOnly
   */
  readonly retention?: string;
}

export type Streams = { readonly [key: string]: StreamDefinition };

/** What makes an integration a collector of events. */
export interface EventsDefinition {
  /** Events go to the dataset `<vendor>_<product>_raw`, in lower case. */
  readonly vendor: string;
  readonly product: string;
  /** Begins the names of the commands of the collection, such as `desk` for `desk-get-events`. */
  readonly commandPrefix: string;
  /** By names of the author's own, in the order of the form. */
  readonly streams: Streams;
}

/** The field of an event that holds the name of its stream. */
export const eventTypeField = 'SOURCE_LOG_TYPE';

/** In the order of the form. */
export function streamsOf({ streams }: EventsDefinition): StreamDefinition[] {
  return Object.keys(streams).map((key) => streams[key] as StreamDefinition);
}

/** The parameter that limits the events of a stream in one fetch. */
export function limitParameterOf(events: EventsDefinition, { name }: StreamDefinition): string {
  const single = streamsOf(events).length === 1;
  return single ? 'max_fetch' : `max_fetch_${name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`;
}

/** The names of the commands that a collector has. */
export function eventCommandNames({ commandPrefix }: Pick<EventsDefinition, 'commandPrefix'>) {
  return {
    getEvents: `${commandPrefix}-get-events`,
    collectEvents: `${commandPrefix}-collect-events`,
    getStatus: `${commandPrefix}-get-status`,
    reset: `${commandPrefix}-reset`,
  };
}

/** Where events go that the platform does not take itself. */
export const httpLogCollectorParameters = {
  http_collector_url: {
    kind: 'url',
    display: 'HTTP Log Collector URL',
    section: 'Connect',
    required: true,
    optionalIn: 'container',
    help: 'The address of the HTTP Log Collector of this tenant that receives the events. It ends in /logs/v1/event.',
  },
  http_collector_key: {
    kind: 'credentials',
    displayPassword: 'HTTP Log Collector Key',
    section: 'Connect',
    required: true,
    optionalIn: 'container',
    help: 'The key that was shown once when the HTTP Log Collector was created.',
  },
} as const satisfies Parameters;

/** When and how much a collector collects, beside what each stream has. */
export const collectionParameters = {
  first_fetch: {
    kind: 'datetime',
    display: 'First fetch time',
    section: 'Collect',
    advanced: true,
    defaultValue: '1 minute',
    help: 'The time at which the first fetch starts: a text such as 2 hours or 3 days, or an ISO 8601 time. Later fetches continue where the last one ended.',
  },
  look_back: {
    kind: 'integer',
    display: 'Look-back for late events (minutes)',
    section: 'Collect',
    advanced: true,
    defaultValue: 5,
    minimum: 0,
    maximum: 60,
    unit: 'minutes',
    help: 'The number of minutes that every fetch reads again to find events that became visible late. Events that were delivered before are not sent again.',
  },
  time_budget: {
    kind: 'integer',
    display: 'Time budget of one fetch (seconds)',
    section: 'Collect',
    advanced: true,
    defaultValue: 50,
    minimum: 10,
    maximum: 90,
    unit: 'seconds',
    help: 'The number of seconds after which a fetch starts no new request to the source. The rest follows in the next fetch.',
  },
} as const satisfies Parameters;

/** The parameters of a collector in the section Collect, in the order of the form. */
export function eventParameters(events: EventsDefinition): Parameters {
  const { first_fetch, look_back, time_budget } = collectionParameters;
  const streams = streamsOf(events);
  const parameters: { [name: string]: Parameter } = { ...fetchEventsParameters };
  if (streams.length > 1) parameters.event_types_to_fetch = eventTypesParameter(streams);
  parameters.first_fetch = first_fetch;
  for (const stream of streams) parameters[limitParameterOf(events, stream)] = maximumPerFetch(stream);
  parameters.look_back = look_back;
  parameters.time_budget = time_budget;
  return parameters;
}

/** The choice of streams in the form. */
export const eventTypesLabel = 'Event types to fetch';

function eventTypesParameter(streams: readonly StreamDefinition[]): Parameter {
  return {
    kind: 'multi-select',
    display: eventTypesLabel,
    section: 'Collect',
    required: true,
    options: streams.map(({ name }) => name),
    defaultValue: streams.filter(({ optional }) => optional !== true).map(({ name }) => name),
    help: 'The logs to collect. Test checks exactly the selected ones.',
  };
}

function maximumPerFetch({ name }: StreamDefinition): IntegerParameter {
  const inText = name.replace(/[A-Z][a-z]+/g, (word) => word.toLowerCase());
  return {
    kind: 'integer',
    display: `Maximum number of ${inText} per fetch`,
    section: 'Collect',
    advanced: true,
    defaultValue: 5000,
    minimum: 1,
    maximum: 100000,
    help: `The maximum number of ${name} that one fetch delivers. The rest follows in the next fetch.`,
  };
}

/** @buildOnly */
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
