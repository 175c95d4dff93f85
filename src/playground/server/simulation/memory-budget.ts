import { getHeapStatistics } from 'node:v8';
import type { MockResponse } from '../../../testing/server/exchange.js';
import { jsonStructure } from '../../../testing/server/json-structure.js';
import { isTooDeep } from '../data/json-depth.js';

/** Bytes of memory, roughly, beside the characters of an event. */
const perEvent = 500;
const perValue = 32;

/**
 * What the receiver of the playground takes of events, beside what a tenant would refuse: an untrusted script may send
 * anything, and what cannot be shown or does not fit into memory would be the end of the program.
 */
export class MemoryBudget {
  #bytes: number;

  /** The default leaves as much again, and more, for showing the events. */
  constructor(bytes = getHeapStatistics().heap_size_limit / 3) {
    this.#bytes = bytes;
  }

  /** Why the events in a body are not taken; undefined when they are, and then they take their room. */
  readonly refuse = (body: string): MockResponse | undefined => {
    if (isTooDeep(body))
      return text(
        500,
        'The events are nested too deeply for the dataset of the playground. Send flatter events.',
      );
    const bytes = bytesOf(body);
    if (bytes > this.#bytes)
      return text(
        429,
        'The dataset of the playground is full: there is no memory for more events. Start over to begin with an empty one.',
      );
    this.#bytes -= bytes;
    return undefined;
  };
}

/** What the events in a body will take in memory: characters are the least of it. */
function bytesOf(body: string): number {
  let bytes = body.length;
  let depth = 0;
  for (const position of jsonStructure(body)) {
    const found = body[position];
    if (found === '}' || found === ']') depth -= 1;
    else {
      bytes += depth === 0 ? perEvent : perValue;
      if (found !== ',') depth += 1;
    }
  }
  return bytes;
}

function text(status: number, body: string): MockResponse {
  return { status, headers: { 'content-type': 'text/plain' }, body };
}
