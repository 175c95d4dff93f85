import { setTimeout } from 'node:timers/promises';
import type { ScriptArguments } from '../../../simulator/instance/command-arguments.js';
import type { RunResult } from '../../../simulator/instance/instance.js';
import { runScheduled, ScheduledCalls } from '../../../simulator/war-room/scheduled-calls.js';

/**
 * Runs a command, and a polling command again whenever its time has come, until it is done. `waiting` learns of each
 * result that is not the last, and of the seconds until the next call.
 */
export async function runToEnd(
  command: string,
  args: ScriptArguments,
  run: (command: string, args: ScriptArguments) => Promise<RunResult>,
  waiting: (result: RunResult, seconds: number) => void,
): Promise<RunResult> {
  const calls = new ScheduledCalls();
  let result = await run(command, args);
  calls.note(result, Date.now());
  for (let call = calls.first; call !== undefined; call = calls.first) {
    const pause = Math.max(0, call.at - Date.now());
    waiting(result, Math.ceil(pause / 1000));
    await setTimeout(pause);
    calls.take(call);
    result = await runScheduled(call, run);
    calls.note(result, Date.now(), call);
  }
  return result;
}
