import { isJsonObject, type Json, type JsonObject } from '../../shared/json.js';
import type { ScriptArguments } from '../instance/command-arguments.js';
import type { WarRoomEntry } from './war-room-entry.js';

/** What an entry of a polling command asks for: to be run again. */
export interface NextCall {
  readonly command: string;
  readonly args: ScriptArguments;
  readonly inSeconds: number;
  /** From the first call on, all calls together may take so long. */
  readonly timeoutSeconds: number;
}

/** The platform takes no shorter pause. */
const shortestPauseSeconds = 10;
/** A pack that nobody vouches for must not push time out of every calendar. */
const longestSeconds = 86_400;
/** What the platform does with an entry that names no timeout is not public; the usual one of its library is ten minutes. */
const usualTimeoutSeconds = 600;

/** What the entries of a run ask for; undefined when the command is done. */
export function nextCallIn(entries: readonly WarRoomEntry[]): NextCall | undefined {
  const entry = entries.find(
    ({ PollingCommand }) => typeof PollingCommand === 'string' && PollingCommand !== '',
  );
  if (entry === undefined) return undefined;
  const { PollingCommand, PollingArgs, NextRun, Timeout } = entry;
  return {
    command: String(PollingCommand),
    args: isJsonObject(PollingArgs) ? givenIn(PollingArgs) : {},
    inSeconds: Math.max(shortestPauseSeconds, secondsIn(NextRun) ?? shortestPauseSeconds),
    timeoutSeconds: secondsIn(Timeout) ?? usualTimeoutSeconds,
  };
}

function givenIn(args: JsonObject): ScriptArguments {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null));
}

function secondsIn(value: Json | undefined): number | undefined {
  const seconds = typeof value === 'string' || typeof value === 'number' ? Number(value) : 0;
  return seconds > 0 ? Math.min(seconds, longestSeconds) : undefined;
}
