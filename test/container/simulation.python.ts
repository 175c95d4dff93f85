import { afterAll, describe, expect, inject, test } from 'vitest';
import { installPack } from '#src/simulator/install/install-pack.js';
import { deploymentOf } from '../simulation/deployments.js';
import { collectorKey, simulate } from '../simulation/simulate.js';
import { SimulatedContainer, type Way } from './simulated-container.js';

const [integration] = installPack(inject('packZip')).integrations;
const code = integration?.python?.code ?? '';
const ingestion = { url: 'https://collector.example', key: collectorKey };

/** Each run starts Node.js, so there are fewer seeds than on the server; they are spread over both ways. */
const seedsOf: readonly (readonly [Way, readonly number[]])[] = [
  ['collector', [1, 4, 7, 10, 13, 16, 19, 22]],
  ['platform', [2, 5, 8, 11, 14, 17, 20, 23]],
];

/** The simulation runs two at once one within the other, which takes two processes; the script is the same on the server. */
const oneAtATime = { overlaps: 0 };

describe.each(seedsOf)('nothing is lost in a container that delivers by the %s', (way, seeds) => {
  const container = new SimulatedContainer(code, way, ingestion);
  afterAll(() => container.close());

  // Every other seed is one of the wider deployments.
  const drawn = seeds.map((seed) => ({ seed, ...deploymentOf(seed) }));
  test.each(drawn)('seed $seed: $name', { timeout: 600_000 }, ({ seed, traits }) => {
    const change = { ...traits, ...oneAtATime };
    const { violations, delivered } = simulate(code, seed, change, container.execute);
    expect(violations).toEqual([]);
    expect(delivered).toBeGreaterThan(0);
  });
});
