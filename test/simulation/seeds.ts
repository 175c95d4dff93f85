import { expect, inject, it } from 'vitest';
import { scriptIn } from './built-script.js';
import { simulate } from './simulate.js';

/** One test per seed. A failure names the command that replays it. */
export function testSeeds(from: number, to: number): void {
  const seeds = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  it.each(seeds)('keeps every promise in the deployment of seed %i', (seed) => {
    const { violations } = simulate(scriptIn(inject('packZip')), seed);
    expect(violations, `replay with: npm run soak -- --seed ${seed}`).toEqual([]);
  });
}
