import type { EventsDefinition, StreamDefinition } from '../../definition/events.js';
import type { Credentials } from '../../definition/parameter.js';
import type { Host } from '../host/host.js';
import type { RunClock } from '../host/run-clock.js';
import type { EventSource, KeyedStream } from './event-source.js';

/** The values of the parameters that every collector has. */
export interface CollectorValues {
  readonly http_collector_url: string;
  readonly http_collector_key: Credentials;
  readonly insecure: boolean;
  readonly proxy: boolean;
  readonly first_fetch: string;
  readonly look_back: number;
  readonly time_budget: number;
  readonly [name: string]: unknown;
}

/** A collector of one instance. */
export interface Collector {
  readonly host: Host;
  readonly events: EventsDefinition;
  readonly values: CollectorValues;
  /** Names the collector to receivers of events. */
  readonly userAgent: string;
  /** Opens the source for one run. */
  open(clock: RunClock): EventSource;
  /**
   * Called by Test when a stream failed, before the failures are reported, so that a source can find out more.
   */
  noteFailures?(statuses: readonly number[], clock: RunClock): void;
}

/** All streams, in the order of the form. */
export function allStreams({ streams }: EventsDefinition): KeyedStream[] {
  return Object.keys(streams).map((key) => ({ ...(streams[key] as StreamDefinition), key }));
}

/** The streams with these names; without any, those that the instance is configured to fetch. */
export function chosenStreams({ events, values }: Collector, names: readonly string[] = []): KeyedStream[] {
  const all = allStreams(events);
  const wanted = names.length > 0 ? names : (values.event_types_to_fetch as readonly string[] | undefined);
  return wanted === undefined ? all : all.filter(({ name }) => wanted.indexOf(name) >= 0);
}

export function namesOf(streams: readonly StreamDefinition[]): string[] {
  return streams.map(({ name }) => name);
}
