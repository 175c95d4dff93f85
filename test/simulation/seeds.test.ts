import { expect, inject, it } from 'vitest';
import { scriptIn } from './built-script.js';
import { simulate } from './simulate.js';

/** `npm run soak` runs more of them: `--drawn --seeds 200` before each change lands. */
const seeds = Array.from({ length: 12 }, (_, index) => index + 1);

it.each(seeds)('keeps every promise in the deployment of seed %i', (seed) => {
  const { violations } = simulate(scriptIn(inject('packZip')), seed);
  expect(violations, `replay with: npm run soak -- --drawn --seed ${seed}`).toEqual([]);
});
