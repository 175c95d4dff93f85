import { type Runtime, recommendedRuntime } from '../../definition/runtime.js';
import type { InstalledPack } from '../../simulator/install/installed-integration.js';
import { openPack } from '../cortex/open-pack.js';
import type { MockApi } from '../mock-api/mock-api.js';
import { type SimulationOptions, simulateCollection } from './simulate-collection.js';

export interface CollectionSuiteOptions extends SimulationOptions {
  /** The function that declares a test: `test` of Vitest, of `node:test`, or of another runner that is called alike. */
  readonly test: (name: string, run: () => Promise<void>) => unknown;
  /** Which simulations to run, or how many from 1 on. Default 20. */
  readonly seeds?: number | readonly number[];
  /** The runtime that a project is built for. Default: container. */
  readonly runtime?: Runtime;
}

/**
 * A test for each seed: the collector of a pack must lose nothing, and repeat nothing without excuse, in the deployment
 * that the seed stands for. `pack` is the path or the bytes of a built zip, or the folder of a project; `mock` makes
 * the mock server again for each of them. A failure says what was lost and how to repeat it.
 */
export function itCollectsEverything(
  pack: string | Uint8Array,
  mock: () => MockApi,
  { test, seeds = 20, runtime = recommendedRuntime, ...options }: CollectionSuiteOptions,
): void {
  let opened: Promise<InstalledPack> | undefined;
  for (const seed of typeof seeds === 'number' ? firstSeeds(seeds) : seeds) {
    test(`collects everything in the deployment of seed ${seed}`, async () => {
      opened ??= openPack(pack, runtime);
      const { violations, text } = simulateCollection(await opened, mock(), seed, options);
      if (violations.length > 0) throw new Error(text);
    });
  }
}

function firstSeeds(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
