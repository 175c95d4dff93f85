import { expect, inject, it } from 'vitest';
import { scriptIn } from './built-script.js';
import { mutate, mutations } from './mutations.js';
import { simulate } from './simulate.js';

const mostSeeds = 60;

// A simulation that catches no broken collector would prove nothing about a whole one.
it.each(mutations)('catches a collector in which $name', (mutation) => {
  const script = mutate(scriptIn(inject('packZip')), mutation);
  let caught: readonly string[] = [];
  for (let seed = 1; seed <= mostSeeds && caught.length === 0; seed += 1) {
    caught = simulate(script, seed, mutation.where).violations;
  }
  expect(caught).not.toEqual([]);
});
