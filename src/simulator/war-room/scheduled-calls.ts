import type { Json, JsonObject } from '../../shared/json.js';
import { isJsonObject } from '../../shared/json.js';
import type { ScriptArguments } from '../instance/command-arguments.js';
import type { RunResult } from '../instance/script-run.js';
import { errorEntry, type WarRoomEntry } from './war-room-entry.js';

/** What an entry of a polling command asks for: to be run again. */
export interface NextCall {
  readonly command: string;
  readonly args: ScriptArguments;
  readonly inSeconds: number;
  /** From the first call on, all calls together may take so long. */
  readonly timeoutSeconds: number;
}

/** A call that waits for its time. Times are epoch milliseconds. */
export interface ScheduledCall extends NextCall {
  readonly at: number;
  /** When the platform gives up. */
  readonly until: number;
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

/** The calls that polling commands asked for. The clock belongs to whoever runs them. */
export class ScheduledCalls {
  #calls: ScheduledCall[] = [];

  /** Notes what a run asks for. @param call the scheduled one that the run was, if it was one */
  note({ next }: RunResult, now: number, call?: ScheduledCall): void {
    if (next === undefined) return;
    const until = call?.until ?? now + next.timeoutSeconds * 1000;
    this.#calls.push({ ...next, at: Math.min(now + next.inSeconds * 1000, until), until });
    this.#calls.sort((a, b) => a.at - b.at);
  }

  /** The next one in time. */
  get first(): ScheduledCall | undefined {
    return this.#calls[0];
  }

  take(call: ScheduledCall): void {
    this.#calls = this.#calls.filter((other) => other !== call);
  }
}

/** Runs a call whose time has come, unless its time is over: then that is what came of it. */
export async function runScheduled(
  call: ScheduledCall,
  run: (command: string, args: ScriptArguments) => Promise<RunResult>,
): Promise<RunResult> {
  if (call.at < call.until) return run(call.command, call.args);
  const message = `${call.command} was not done within its timeout of ${call.timeoutSeconds} seconds, so the platform runs it no more.`;
  return {
    command: call.command,
    ok: false,
    entries: [errorEntry(message)],
    error: { message },
    logs: [],
    requests: [],
    requestCount: 0,
    milliseconds: 0,
  };
}

/** The result with the call that it asks for. Without `polling: true` in the YAML a tenant makes none. */
export function withNextCall(result: RunResult, isPolling: boolean): RunResult {
  const next = nextCallIn(result.entries);
  if (next === undefined) return result;
  if (isPolling) return { ...result, next };
  const text = `${result.command} asks to be run again, but its YAML has no "polling: true", so a tenant does not run it again.`;
  return { ...result, logs: [...result.logs, { level: 'error', text }] };
}

function givenIn(args: JsonObject): ScriptArguments {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null));
}

function secondsIn(value: Json | undefined): number | undefined {
  const seconds = typeof value === 'string' || typeof value === 'number' ? Number(value) : 0;
  return seconds > 0 ? Math.min(seconds, longestSeconds) : undefined;
}
