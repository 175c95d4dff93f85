import type { InstalledIntegration } from '#src/simulator/install/installed-integration.js';
import { type Difference, differences } from './differences.js';
import { normalized } from './normalize.js';
import { type Told, tell } from './observation.js';
import type { Scenario } from './scenario.js';
import type { ScriptEngine } from './script-run.js';
import type { Tally } from './tally.js';

const progressEvery = 10;

/** Carries out each scenario in the local Cortex and in every engine, and compares. */
export async function judgeScenarios(
  scenarios: readonly Scenario[],
  integration: InstalledIntegration,
  reference: ScriptEngine,
  engines: readonly ScriptEngine[],
  tally: Tally,
): Promise<void> {
  for (const [index, scenario] of scenarios.entries()) {
    const tellIn = (engine: ScriptEngine) => tell(scenario, engine, integration);
    const [expected, told] = await Promise.all([tellIn(reference), Promise.all(engines.map(tellIn))]);
    tally.addScenario(reference, scenario.name, unexpectedEnds(scenario, expected));
    for (const [position, engine] of engines.entries()) {
      const actual = told[position];
      if (actual !== undefined)
        tally.addScenario(engine, scenario.name, differencesTold(engine, expected, actual));
    }
    const done = index + 1;
    if (done % progressEvery === 0 || done === scenarios.length)
      tally.progress(`${done} of ${scenarios.length} scenarios`);
  }
}

/** How an engine told a scenario in another way. */
export function differencesTold(engine: ScriptEngine, expected: Told, actual: Told): Difference[] {
  return differences(normalized(expected, engine.jsonForm), normalized(actual, engine.jsonForm));
}

/** A scenario in which every engine fails for the wrong reason would prove nothing. */
function unexpectedEnds({ steps }: Scenario, { observations }: Told): Difference[] {
  return steps.flatMap(({ fails }, index) => {
    const error = observations[index]?.error ?? null;
    const asExpected = fails === undefined ? error === null : error !== null && fails.test(error);
    if (asExpected) return [];
    return [{ path: `${index}.error`, expected: String(fails ?? null), actual: JSON.stringify(error) }];
  });
}
