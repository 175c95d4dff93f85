import type { ScriptRunner } from './script-job.js';
import { ScriptProcess } from './script-process.js';

/** Runners for scripts that run while another waits for them: each is used by one at a time, and used again. */
export class RunnerPool {
  readonly #all = new Set<ScriptRunner>();
  readonly #idle: ScriptRunner[] = [];

  async use<T>(run: (runner: ScriptRunner) => Promise<T>): Promise<T> {
    const runner = this.#idle.pop() ?? new ScriptProcess();
    this.#all.add(runner);
    try {
      return await run(runner);
    } finally {
      if (this.#all.has(runner)) this.#idle.push(runner);
    }
  }

  /** Ends what runs in them. */
  async close(): Promise<void> {
    const runners = [...this.#all];
    this.#all.clear();
    this.#idle.length = 0;
    await Promise.all(runners.map((runner) => runner.close()));
  }
}
