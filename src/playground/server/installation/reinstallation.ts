import { messageOf } from '../../../shared/errors.js';
import type { WatchState } from '../../protocol.js';

export interface ReinstallationSettings {
  readonly watching: WatchState['watching'];
  /** Makes the zip again where it is made of sources, installs it, and gives what changed. */
  readonly install: () => Promise<readonly string[]>;
  /** Is called when the state is another. */
  readonly changed: () => void;
}

/** Installs the pack again whenever it is asked to. When that fails, the pack that was installed stays in use. */
export class Reinstallation {
  readonly #settings: ReinstallationSettings;
  #state: WatchState;
  #running: Promise<void> | undefined;
  #again = false;

  constructor(settings: ReinstallationSettings) {
    this.#settings = settings;
    this.#state = { watching: settings.watching, state: 'idle', installedAt: Date.now(), changes: [] };
  }

  get state(): WatchState {
    return this.#state;
  }

  /** Resolves when it has come to its end. Asked for while it runs, it runs once more, for the files have changed again. */
  run(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#runUntilCurrent().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #runUntilCurrent(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const { watching, installedAt, changes } = this.#state;
      this.#become({ watching, installedAt, changes, state: 'building' });
      try {
        const changes = await this.#settings.install();
        this.#become({ watching, state: 'idle', installedAt: Date.now(), changes });
      } catch (error) {
        this.#become({ watching, installedAt, changes, state: 'failed', message: messageOf(error) });
      }
    }
  }

  #become(state: WatchState): void {
    this.#state = state;
    this.#settings.changed();
  }
}
