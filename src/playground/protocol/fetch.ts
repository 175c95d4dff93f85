/** Collecting, cycle by cycle. Part of the API between the page and the server (`protocol.ts`). */

import type { Json, JsonObject } from '../../shared/json.js';
import type { Run } from './war-room.js';

export interface Pace {
  /** Virtual seconds from one cycle to the next. With `network`: real seconds. */
  readonly intervalSeconds: number;
  /** Real milliseconds of rest between cycles; 0 is as fast as possible. */
  readonly restMilliseconds: number;
  /** Whether new records of the mock server appear minutes late. */
  readonly lateRecords: boolean;
}

/** `sometimes`: one request in four, by a seeded draw. `once`: the next request, then off. */
export const faultModes = ['off', 'once', 'sometimes', 'always'] as const;
export type FaultMode = (typeof faultModes)[number];

export interface FaultSwitch {
  /** `source/...` or `receiver/...`. */
  readonly id: string;
  readonly side: 'source' | 'receiver';
  readonly title: string;
  readonly mode: FaultMode;
  /** How many requests it has hit. */
  readonly hits: number;
}

export interface Cycle {
  readonly number: number;
  readonly instance: string;
  readonly run: number;
  readonly at: number;
  readonly ok: boolean;
  readonly error?: string;
  readonly milliseconds: number;
  /** New rows of the dataset by stream; new incidents by type. */
  readonly events: { readonly [stream: string]: number };
  /** Rows of them that the dataset held already. */
  readonly duplicates: number;
  readonly requests: number;
  /** Requests that repeat one of the same run that failed. */
  readonly retries: number;
  /** Requests that a switched-on fault hit. */
  readonly faults: number;
  /** From an event's time to its arrival, of the new rows. Absent without any. */
  readonly lag?: { readonly median: number; readonly maximum: number };
  readonly stateBytes: number;
}

export interface CycleDetails {
  readonly cycle: Cycle;
  readonly run: Run;
  readonly stateBefore: JsonObject;
  readonly stateAfter: JsonObject;
  readonly changes: readonly StateChange[];
}

/** Texts of the state that hold JSON are taken apart, so that a path leads into them. */
export interface StateChange {
  readonly path: readonly string[];
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: Json;
  readonly after?: Json;
}
