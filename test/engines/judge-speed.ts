import type { InstalledIntegration } from '#src/simulator/install/installed-integration.js';
import { RecordGenerator } from '../../pack/mock-api/records.js';
import { account } from '../pack/mock-api/organization.js';
import { differencesTold } from './judge-scenarios.js';
import { type Told, tell } from './observation.js';
import { fixtureStart, type Scenario } from './scenario.js';
import type { ScriptEngine } from './script-run.js';
import type { Tally } from './tally.js';

const events = 2000;
const minute = 60_000;
const mostRuns = 3;
/** A slow engine is not asked again and again. */
const enoughMilliseconds = 10_000;

/** One fetch of sign-ins, the events that cost most: the id of each is a hash. */
const scenario: Scenario = {
  name: `${events} events in one fetch`,
  params: {
    event_types_to_fetch: ['Access Authentication Logs'],
    first_fetch: '70 minutes',
    max_fetch_access_authentication_logs: String(events),
  },
  addRecords: (logs) => {
    const generator = new RecordGenerator(5);
    const [from, to] = [fixtureStart - 65 * minute, fixtureStart - 11 * minute];
    for (let i = 0; i < events; i += 1) {
      logs.access(account.id).add(generator.access(from + (i * (to - from)) / events));
    }
  },
  steps: [{ command: 'fetch-events' }],
};

/** Measures one large fetch in the local Cortex and in every engine, and compares what it did, too. */
export async function judgeSpeed(
  integration: InstalledIntegration,
  reference: ScriptEngine,
  engines: readonly ScriptEngine[],
  tally: Tally,
): Promise<void> {
  const expected = await measure(reference, integration, tally);
  tally.addScenario(reference, scenario.name, []);
  tally.setSpeed(reference, 1);
  for (const engine of engines) {
    const actual = await measure(engine, integration, tally);
    tally.addScenario(engine, scenario.name, differencesTold(engine, expected.told, actual.told));
    tally.setSpeed(engine, actual.median / expected.median);
  }
}

/** The median of up to three runs, in milliseconds. */
async function measure(engine: ScriptEngine, integration: InstalledIntegration, tally: Tally) {
  tally.progress(`${scenario.name}: ${engine.name}`);
  let told: Told = await tell(scenario, engine, integration);
  const measured = [told.milliseconds];
  while (measured.length < mostRuns && sum(measured) < enoughMilliseconds) {
    told = await tell(scenario, engine, integration);
    measured.push(told.milliseconds);
  }
  measured.sort((a, b) => a - b);
  return { median: measured[Math.floor(measured.length / 2)] ?? 0, told };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
