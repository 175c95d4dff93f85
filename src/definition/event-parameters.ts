import { type EventsDefinition, type StreamDefinition, streamsOf } from './events.js';
import type { IntegerParameter, Parameter, Parameters } from './parameter.js';
import { fetchEventsParameters } from './platform-parameters.js';

/** The parameters that every collector has. */

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
    inHeader: true,
    section: 'Connect',
    required: true,
    optionalIn: 'container',
    help: 'The key that was shown once when the HTTP Log Collector was created.',
  },
} as const satisfies Parameters;

/** When and how much a collector collects, in addition to what each stream has. */
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

/** The parameter that limits the events of a stream in one fetch. */
export function limitParameterOf(events: EventsDefinition, { name }: StreamDefinition): string {
  const single = streamsOf(events).length === 1;
  return single ? 'max_fetch' : `max_fetch_${name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`;
}
