import { join } from 'node:path';
import { compileScript } from '#src/generator/compile/compile-script.js';
import { isJsonObject, type Json } from '#src/shared/json.js';
import { differences } from './differences.js';
import { emptyState, fixtureStart } from './scenario.js';
import type { ScriptEngine } from './script-run.js';
import type { Judged, Tally } from './tally.js';

/** Something that runs a script without a host and gives what it returned. */
export interface Evaluator extends Judged {
  evaluate(script: string): Promise<Json>;
}

/** Computes the vectors of the parts that need no host in the local Cortex and in every evaluator, and compares. */
export async function judgePureParts(
  root: string,
  reference: ScriptEngine,
  evaluators: readonly Evaluator[],
  tally: Tally,
): Promise<void> {
  tally.progress('The parts that need no host');
  const script = await compileScript({
    entry: join(root, 'test', 'engines', 'pure-parts', 'main.ts'),
    tsconfig: join(root, 'tsconfig.cortex.json'),
  });
  const [expected, ...given] = await Promise.all(
    [evaluatorOf(reference), ...evaluators].map((evaluator) => evaluator.evaluate(script)),
  );
  if (!isJsonObject(expected)) throw new Error('The vectors of the pure parts gave no object.');
  const count = Object.keys(expected).length;
  tally.addVectors(reference, count, []);
  for (const [position, evaluator] of evaluators.entries()) {
    tally.addVectors(evaluator, count, differences(expected, given[position] ?? null));
  }
}

export function evaluatorOf(engine: ScriptEngine): Evaluator {
  const { name, version } = engine;
  return {
    name,
    version,
    async evaluate(script) {
      const run = { script, command: '', params: {}, args: {}, now: fixtureStart, state: emptyState };
      const { result, error } = await engine.run(run);
      if (error !== null) throw new Error(`The pure parts failed in ${name}: ${error}`);
      return result;
    },
  };
}
