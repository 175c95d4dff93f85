// @module-tag slow

import { expect, inject, it } from 'vitest';
import { scriptIn } from './built-script.js';
import { mutate, mutations } from './mutations.js';
import { simulate } from './simulate.js';

const mostSeeds = 60;

// A simulation that catches no broken collector would prove nothing about a whole one.
it.each(mutations)('catches a collector in which $name', (mutation) => {
  const script = mutate(scriptIn(inject('packZip')), mutation);
  const seeds = Array.from({ length: mostSeeds }, (_, index) => index + 1);
  const isCaughtBy = (seed: number) => simulate(script, seed, mutation.where).violations.length > 0;
  expect([mutation.shownBy ?? 1, ...seeds].some(isCaughtBy)).toBe(true);
});
