import type { InstalledIntegration } from '#src/simulator/install/installed-integration.js';
import { entriesOf, errorEntry, type WarRoomEntry } from '#src/simulator/war-room/war-room-entry.js';
import type { StoredRow } from '#src/testing/receiver/dataset.js';
import { type Fixture, openFixture, type WireRequest, wireRequest } from './fixture.js';
import { emptyState, fixtureStart, type Scenario } from './scenario.js';
import type { ScriptEngine, ScriptOutcome } from './script-run.js';

/** What one step of a scenario did, as far as anyone but the engine can tell. */
export interface Observation extends Omit<ScriptOutcome, 'milliseconds' | 'result'> {
  readonly command: string;
  readonly entries: readonly WarRoomEntry[];
  readonly sourceRequests: readonly WireRequest[];
  readonly destinationRequests: readonly WireRequest[];
  /** The dataset after the step. */
  readonly rows: readonly StoredRow[];
}

export interface Told {
  readonly observations: readonly Observation[];
  /** Texts that stand for something else in each fixture: URLs by the name of their system. */
  readonly names: Readonly<Record<string, string>>;
  /** Of all scripts together. */
  readonly milliseconds: number;
}

/** Carries out a scenario in a fixture of its own. */
export async function tell(
  scenario: Scenario,
  engine: ScriptEngine,
  integration: InstalledIntegration,
): Promise<Told> {
  const fixture = await openFixture(scenario, integration);
  const names = { [fixture.source.url]: 'http://source', [fixture.destination.url]: 'http://destination' };
  const observations: Observation[] = [];
  let now = fixtureStart;
  let state = emptyState;
  let milliseconds = 0;
  try {
    for (const [index, { command, args = {}, minutes = 1, ...step }] of scenario.steps.entries()) {
      if (index > 0) now += minutes * 60_000;
      fixture.setTime(now);
      const seen = [fixture.source.requests.length, fixture.destination.requests.length] as const;
      const { params } = fixture;
      const run = { script: integration.script, command, params, args, now, state: step.state ?? state };
      const outcome = await engine.run(run);
      state = outcome.state;
      milliseconds += outcome.milliseconds;
      observations.push(observe(command, outcome, fixture, seen));
    }
  } finally {
    await fixture.close();
  }
  return { observations, names, milliseconds };
}

function observe(
  command: string,
  { milliseconds: _, result, ...outcome }: ScriptOutcome,
  fixture: Fixture,
  seen: readonly [number, number],
): Observation {
  return {
    command,
    entries: outcome.error === null ? entriesOf(result) : [errorEntry(outcome.error)],
    ...outcome,
    sourceRequests: fixture.source.requests.slice(seen[0]).map(wireRequest),
    destinationRequests: fixture.destination.requests.slice(seen[1]).map(wireRequest),
    rows: [...fixture.rows()],
  };
}
