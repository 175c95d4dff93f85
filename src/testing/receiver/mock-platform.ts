import { datasetOf } from '../../definition/pack.js';
import { refusedEvents } from '../../simulator/host/host-functions.js';
import type { SentEvents } from '../../simulator/host/script-host.js';
import { Dataset } from './dataset.js';
import { splitJsonRecords } from './json-records.js';

/** How the platform refuses events. */
export interface PlatformRefusal {
  /** The HTTP status; 0: there was no answer, or it is not known. */
  readonly status: number;
  readonly reason: string;
  /** The header. */
  readonly retryAfter?: string;
}

/** The platform's own way to a dataset, which a container has when its instance names no HTTP Log Collector. */
export class MockPlatform {
  /** What arrived, by the name of the dataset. */
  readonly datasets = new Map<string, Dataset>();
  readonly #now: () => number;
  #refusal: SentEvents | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes no events any more; without a refusal, as the platform treats what it counts as custom content. */
  refuse(refusal?: PlatformRefusal): void {
    this.#refusal =
      refusal === undefined
        ? refusedEvents
        : {
            Taken: false,
            StatusCode: refusal.status,
            Reason: refusal.reason,
            RetryAfter: refusal.retryAfter ?? '',
          };
  }

  /** Takes events again. */
  recover(): void {
    this.#refusal = undefined;
  }

  /** What a script sends; no lines ask only whether it may. */
  readonly take = (lines: readonly string[], vendor: string, product: string): SentEvents => {
    if (this.#refusal !== undefined) return this.#refusal;
    const name = datasetOf({ vendor, product });
    const dataset = this.datasets.get(name) ?? new Dataset(vendor, product);
    if (lines.length > 0) {
      this.datasets.set(name, dataset);
      dataset.insert(
        lines.flatMap(splitJsonRecords).map(({ event }) => event),
        this.#now(),
      );
    }
    return { Taken: true };
  };
}
