import { setTimeout as sleep } from 'node:timers/promises';

/** Runs the calls that polling commands ask for, each when its time has come, until they are stopped. */
export class Polling {
  readonly #failed: (error: unknown) => void;
  readonly #waiting = new Map<AbortController, string>();

  /** @param failed takes what a call threw, for nobody waits for it */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  wait(instance: string, milliseconds: number, run: () => Promise<unknown>): void {
    const stop = new AbortController();
    this.#waiting.set(stop, instance);
    void this.#run(stop, milliseconds, run);
  }

  /** Of one instance, or of all. */
  stop(instance?: string): void {
    for (const [stop, name] of this.#waiting) {
      if (instance !== undefined && name !== instance) continue;
      this.#waiting.delete(stop);
      stop.abort();
    }
  }

  async #run(stop: AbortController, milliseconds: number, run: () => Promise<unknown>): Promise<void> {
    try {
      await sleep(milliseconds, undefined, { signal: stop.signal });
      this.#waiting.delete(stop);
      await run();
    } catch (error) {
      if (!stop.signal.aborted) this.#failed(error);
    }
  }
}
