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

/** What the integration context says about the collection. Commands cannot read the last run of the fetch. */
export function readStatus(host: Host, streams: readonly string[]): CollectionStatus {
  const { record, sequence } = readContextCopy(host);
  return {
    sequence: Math.max(0, sequence),
    streams: streams.map((name) => ({ name, state: readStreamState(record[name]) })),
  };
}
