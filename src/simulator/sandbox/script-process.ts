import { type Outcome, outcomeOf } from './outcome.js';
import type { RemoteHost, ScriptJob, ScriptRunner } from './script-job.js';
import { checkScript, type ScriptLevel } from './script-language.js';
import { ScriptChild } from './script-process-child.js';

/**
 * How much longer than its time limit the process itself lets a script compute. Only a process whose parent is gone
 * gets there: nobody else would end it.
 */
const orphanMilliseconds = 5000;

/**
 * Runs scripts that nobody vouches for, one at a time, in a process of their own that the first run starts and the next
 * ones use again. Between runs it does not keep this process alive. Around the realm of a script there are three walls:
 *
 * 1. The context of the script has no object of the process. Were one to get in, text does not become code outside
 *    that context, and the globals there are those of the language only: no `process`, no `require`, no `fetch`. The
 *    process never comes back to its event loop, so that nothing asynchronous goes on in it.
 * 2. Node's permission model: the process reads no file but the code of the local Cortex, writes none, starts neither
 *    process nor thread, loads no addon, and has no environment. It has limits of time and memory.
 * 3. The parent believes no message: size, depth and shape are checked, and nothing is taken that it did not wait for.
 *
 * What remains: the permission model of Node 20 to 24 knows no network and no signals, so that against these stands
 * only the first wall. The memory limit holds for objects and strings, which is all that a script has. The stacks of
 * errors show a script in which folder this program is. A defect of V8 that lets machine code in has the rights of the
 * user. And which servers a script may ask is for the host to say, not for this class.
 */
export class ScriptProcess implements ScriptRunner {
  readonly language = 'javascript';
  #child: ScriptChild | undefined;

  /** Throws a UserError for a script that is not of its level. */
  check(script: string, file: string, level: ScriptLevel = 'es5'): void {
    checkScript(script, file, level);
  }

  /** The outcome of the script. One that exceeds the limit of time or memory has failed; its process is gone by then. */
  async run(job: Omit<ScriptJob, 'remoteClock'>, host: RemoteHost, timeLimitMs: number): Promise<Outcome> {
    const child = this.#child ?? this.#start();
    const timer = setTimeout(
      () => child.kill(`The command timed out after ${timeLimitMs / 1000} seconds`),
      timeLimitMs,
    );
    const options = { timeoutMs: Math.ceil(timeLimitMs) + orphanMilliseconds, ...job.options };
    try {
      return outcomeOf(await child.run({ ...job, options, remoteClock: host.now !== undefined }, host));
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the process and waits until it is gone; the script that runs in it has failed. */
  async close(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    await child?.kill('The run was ended from outside');
  }

  #start(): ScriptChild {
    const child = new ScriptChild();
    this.#child = child;
    child.ended.then(() => {
      if (this.#child === child) this.#child = undefined;
    });
    return child;
  }
}
