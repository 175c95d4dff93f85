/** The parts of the runtime that need no host, over a table of inputs: the same script for every engine. */

import { collectionVectors } from './collection.js';
import { settingVectors } from './settings.js';
import { textVectors } from './text.js';
import { timeVectors } from './time.js';

/** What was computed, by the name of the vector; what was thrown instead is under `threw`. */
export function run(): unknown {
  const results: { [name: string]: unknown } = {};
  for (const { name, compute } of [...textVectors, ...timeVectors, ...collectionVectors, ...settingVectors]) {
    try {
      results[name] = compute();
    } catch (error) {
      results[name] = { threw: String(error) };
    }
  }
  return results;
}
