import type { InstalledIntegration } from '#src/simulator/install/installed-integration.js';
import { entriesOf, errorEntry, type WarRoomEntry } from '#src/simulator/war-room/war-room-entry.js';
import type { StoredRow } from '#src/testing/receiver/dataset.js';
import { emptyState, type Scenario, worldStart } from './scenario.js';
import type { ScriptEngine, ScriptOutcome } from './script-run.js';
import { openWorld, type WireRequest, type World, wireRequest } from './world.js';

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
  /** Texts that stand for something else in each world: URLs by the name of their system. */
  readonly names: Readonly<Record<string, string>>;
  /** Of all scripts together. */
  readonly milliseconds: number;
}

/** Carries out a scenario in a world of its own. */
export async function tell(
  scenario: Scenario,
  engine: ScriptEngine,
  integration: InstalledIntegration,
): Promise<Told> {
  const world = await openWorld(scenario, integration);
  const names = { [world.source.url]: 'http://source', [world.destination.url]: 'http://destination' };
  const observations: Observation[] = [];
  let now = worldStart;
  let state = emptyState;
  let milliseconds = 0;
  try {
    for (const [index, { command, args = {}, minutes = 1, ...step }] of scenario.steps.entries()) {
      if (index > 0) now += minutes * 60_000;
      world.setTime(now);
      const seen = [world.source.requests.length, world.destination.requests.length] as const;
      const { params } = world;
      const run = { script: integration.script, command, params, args, now, state: step.state ?? state };
      const outcome = await engine.run(run);
      state = outcome.state;
      milliseconds += outcome.milliseconds;
      observations.push(observe(command, outcome, world, seen));
    }
  } finally {
    await world.close();
  }
  return { observations, names, milliseconds };
}

function observe(
  command: string,
  { milliseconds: _, result, ...outcome }: ScriptOutcome,
  world: World,
  seen: readonly [number, number],
): Observation {
  return {
    command,
    entries: outcome.error === null ? entriesOf(result) : [errorEntry(outcome.error)],
    ...outcome,
    sourceRequests: world.source.requests.slice(seen[0]).map(wireRequest),
    destinationRequests: world.destination.requests.slice(seen[1]).map(wireRequest),
    rows: [...world.rows()],
  };
}
