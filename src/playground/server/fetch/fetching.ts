import { setTimeout as sleep } from 'node:timers/promises';

export interface FetchingSettings {
  /** Is called when it starts and stops. */
  readonly changed: () => void;
  /** Takes what ended it, unless it was stopped. */
  readonly failed: (error: unknown) => void;
}

/** Runs fetch cycles of one instance after the other until it is stopped. */
export class Fetching {
  readonly #settings: FetchingSettings;
  #current: { readonly instance: string; readonly stop: AbortController } | undefined;

  constructor(settings: FetchingSettings) {
    this.#settings = settings;
  }

  /** The instance whose cycles run. */
  get instance(): string | undefined {
    return this.#current?.instance;
  }

  /** Runs `step` again and again; it gives the milliseconds of rest before the next one. It ends when `step` throws. */
  start(instance: string, step: () => Promise<number>): void {
    this.stop();
    const stop = new AbortController();
    this.#current = { instance, stop };
    this.#settings.changed();
    void this.#loop(stop.signal, step).finally(() => {
      if (this.#current?.stop === stop) this.stop();
    });
  }

  /** A cycle that runs now goes on to its end. */
  stop(): void {
    if (this.#current === undefined) return;
    this.#current.stop.abort();
    this.#current = undefined;
    this.#settings.changed();
  }

  async #loop(stopped: AbortSignal, step: () => Promise<number>): Promise<void> {
    try {
      while (!stopped.aborted) await sleep(await step(), undefined, { signal: stopped });
    } catch (error) {
      if (!stopped.aborted) this.#settings.failed(error);
    }
  }
}
