import { afterAll, describe, expect, inject, test } from 'vitest';
import { collectorKey, simulate } from '../simulation/simulate.js';
import { installPack } from './install-container-pack.js';
import { SimulatedContainer, type Way } from './simulated-container.js';

const [integration] = installPack(inject('packZip')).integrations;
const code = integration?.script ?? '';
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

  test.each(seeds)('seed %i', { timeout: 300_000 }, (seed) => {
    const { violations, delivered } = simulate(code, seed, oneAtATime, container.execute);
    expect(violations).toEqual([]);
    expect(delivered).toBeGreaterThan(0);
  });
});
