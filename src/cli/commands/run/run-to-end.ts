import type { ScriptArguments } from '../../../simulator/instance/command-arguments.js';
import type { RunResult } from '../../../simulator/instance/instance.js';
import { runScheduled, ScheduledCalls } from '../../../simulator/war-room/scheduled-calls.js';

/**
 * Runs a command, and a polling command again and again until it is done.
 * @param wait learns of each result that is not the last, and waits so many seconds for the next call
 */
export async function runToEnd(
  command: string,
  args: ScriptArguments,
  run: (command: string, args: ScriptArguments) => Promise<RunResult>,
  wait: (result: RunResult, seconds: number) => Promise<void>,
): Promise<RunResult> {
  const calls = new ScheduledCalls();
  let result = await run(command, args);
  calls.note(result, Date.now());
  for (let call = calls.first; call !== undefined; call = calls.first) {
    await wait(result, Math.max(0, (call.at - Date.now()) / 1000));
    calls.take(call);
    result = await runScheduled(call, run);
    calls.note(result, Date.now(), call);
  }
  return result;
}
