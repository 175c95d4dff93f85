import type { Destination } from '../deliver/destination.js';
import type { Host } from '../host/host.js';
import type { RunClock } from '../host/run-clock.js';
import type { Checkpoint } from './checkpoint.js';
import type { Source } from './stream.js';

/** What one run of the collection works with. */
export interface CollectOptions {
  readonly host: Host;
  readonly source: Source;
  readonly destination: Destination;
  readonly checkpoint: Checkpoint;
  readonly clock: RunClock;
  readonly lookBackSeconds: number;
}
