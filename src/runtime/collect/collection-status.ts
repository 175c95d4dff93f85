import type { Host } from '../host/host.js';
import { readContextCopy } from '../host/state-copies.js';
import { readStreamState, type StreamState } from './stream-state.js';

export interface StreamStatus {
  readonly name: string;
  /** Undefined for a stream that was never collected. */
  readonly state: StreamState | undefined;
}

export interface CollectionStatus {
  /** How many times the state was saved; 0 for never. */
  readonly sequence: number;
  readonly streams: readonly StreamStatus[];
}

/** What the integration context tells of the collection. Commands cannot read the last run of the fetch. */
export function readStatus(host: Host, streams: readonly string[]): CollectionStatus {
  const copy = readContextCopy(host);
  const found: StreamStatus[] = [];
  for (let i = 0; i < streams.length; i += 1) {
    const name = streams[i] as string;
    found.push({ name: name, state: readStreamState(copy.record[name]) });
  }
  return { sequence: Math.max(0, copy.sequence), streams: found };
}
