import type { RunResult } from '#src/simulator/instance/instance.js';
import type { Fixture } from './fixture.js';

export type Event = { readonly [field: string]: unknown };

/** The events of all requests that the collector accepted, as they were sent. */
export function deliveredEvents({ collector }: Fixture): Event[] {
  return collector.requests
    .filter(({ reply }) => reply !== 'reset' && reply.status === 200)
    .flatMap(({ request }) => request.body.split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** The events that a command shows: a list for each event type, in the order of its entries. */
export function shownEvents({ entries }: RunResult): Event[][] {
  return entries.map(({ Contents }) => Contents).filter((contents) => Array.isArray(contents)) as Event[][];
}
