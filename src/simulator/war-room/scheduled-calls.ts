import type { ScriptArguments } from '../instance/command-arguments.js';
import type { RunResult } from '../instance/script-run.js';
import { type NextCall, nextCallIn } from './next-call.js';
import { errorEntry } from './war-room-entry.js';

/** A call that waits for its time. Times are epoch milliseconds. */
export interface ScheduledCall extends NextCall {
  readonly at: number;
  /** When the platform gives up. */
  readonly until: number;
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
