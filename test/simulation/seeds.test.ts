import { describe, expect, inject, it } from 'vitest';
import { scriptIn } from './built-script.js';
import { deploymentOf } from './deployments.js';
import { simulate } from './simulate.js';

/** `npm run soak` runs more seeds: `--drawn --seeds 200` before each change lands. */
function keepsEveryPromise(seeds: readonly number[]): void {
  it.each(seeds)('keeps every promise in the deployment of seed %i', (seed) => {
    const { violations } = simulate(scriptIn(inject('packZip')), seed);
    expect(violations, `replay with: npm run soak -- --drawn --seed ${seed}`).toEqual([]);
  });
}

keepsEveryPromise([1, 2, 3, 4]);

describe('further seeds', { tags: ['slow'] }, () => {
  // In the last one the rate limit lasts longer than the runs in which nothing comes.
  keepsEveryPromise([5, 6, 7, 8, 9, 10, 11, 12, 7021]);
});

it.each([792, 794])('keeps every promise in the wider deployment of seed %i', (seed) => {
  const { violations } = simulate(scriptIn(inject('packZip')), seed, deploymentOf(seed).traits);
  expect(violations, `replay with: npm run soak -- --seed ${seed}`).toEqual([]);
});
