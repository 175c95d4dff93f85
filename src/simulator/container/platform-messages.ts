import type { Json } from '../../shared/json.js';
import { failedOutcome, type Outcome } from '../sandbox/outcome.js';
import type { ScriptCall } from '../sandbox/run-body.js';
import { contentsText, entriesOf, isErrorEntry } from '../war-room/war-room-entry.js';

/** The code that the commands from now on run. One line of JSON, as all messages are. */
export interface PlatformCode {
  readonly code: string;
}

/** One command for the Python process. */
export interface PlatformJob extends ScriptCall {
  readonly brand: string;
  readonly instance: string;
  readonly timeLimitSeconds: number;
  /** Whether waits take no real time. */
  readonly virtualTime: boolean;
  /** Whether requests are calls of the host, too, and go to no socket. */
  readonly hostNetwork: boolean;
  /** Whether a user runs the command with debug-mode=true. */
  readonly debug: boolean;
}

/** What the Python process says. */
export type PlatformMessage =
  | { readonly call: string; readonly args: readonly Json[] }
  | { readonly end: PlatformEnd; readonly nodePeakKilobytes: number };

export type PlatformEnd =
  | { readonly results: readonly Json[] }
  | { readonly killed: true }
  | { readonly crashed: string; readonly traceback: string };

export type PlatformReply =
  | { readonly value: unknown }
  | { readonly error: string }
  | { readonly killed: true };

/** What the server makes of the results that the integration handed in. */
export function platformOutcome(end: PlatformEnd): Outcome {
  if ('killed' in end) return { error: { message: 'killed' }, entries: [] };
  if ('crashed' in end) return failedOutcome({ message: end.crashed, stack: end.traceback });
  const [first, ...others] = end.results;
  const entries = end.results.flatMap((result) => entriesOf(result));
  const failed = entries.find(isErrorEntry);
  if (failed !== undefined) return { error: { message: contentsText(failed) }, entries };
  return first === undefined || others.length > 0 ? { entries } : { result: first, entries };
}
