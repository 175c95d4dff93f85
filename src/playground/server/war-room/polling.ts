import { setTimeout as sleep } from 'node:timers/promises';

/** A call that waits for its time. */
export interface WaitingCall {
  readonly instance: string;
  readonly command: string;
  /** When the command was run last, by this machine's clock. */
  readonly since: number;
}

/** Runs the calls that polling commands ask for, each when its time has come, until they are stopped. */
export class Polling {
  readonly #failed: (error: unknown) => void;
  readonly #waiting = new Map<AbortController, WaitingCall>();

  /** @param failed takes what a call threw, for nobody waits for it */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  get first(): WaitingCall | undefined {
    return [...this.#waiting.values()][0];
  }

  wait(call: WaitingCall, milliseconds: number, run: () => Promise<unknown>): void {
    const stop = new AbortController();
    this.#waiting.set(stop, call);
    void this.#run(stop, milliseconds, run);
  }

  /** Of one instance, or of all. */
  stop(instance?: string): void {
    for (const [stop, call] of this.#waiting) {
      if (instance !== undefined && call.instance !== instance) continue;
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
