import type { Json } from '../../shared/json.js';
import { entriesOf, errorEntry, type WarRoomEntry } from '../war-room/war-room-entry.js';
import type { ScriptEnd, ThrownByScript } from './script-realm.js';

export interface Outcome {
  /** What the script returned, as JSON; absent when it returned nothing or failed. */
  readonly result?: Json;
  readonly error?: { readonly message: string; readonly stack?: string };
  readonly entries: readonly WarRoomEntry[];
}

/** What the server makes of how a script ended. */
export function outcomeOf(end: ScriptEnd): Outcome {
  if ('error' in end) return failedOutcome(end.error);
  if (end.result === undefined) return { entries: [] };
  const result = end.result as Json;
  return { result, entries: entriesOf(result) };
}

export function failedOutcome(error: ThrownByScript): Outcome {
  return { error, entries: [errorEntry(error.message)] };
}
