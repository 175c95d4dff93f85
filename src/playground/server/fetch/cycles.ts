import { UserError } from '../../../shared/errors.js';
import type { Redactor } from '../../../shared/redactor.js';
import { FETCH_EVENTS, FETCH_INCIDENTS } from '../../../simulator/instance/command-arguments.js';
import type { FetchedIncident } from '../../../simulator/investigation/fetched-incidents.js';
import type { Cycle, CycleDetails, Exchange, Pace, StreamCount } from '../../protocol.js';
import type { PlaygroundInstance } from '../configure/playground-instance.js';
import type { Arrivals } from '../data/dataset-index.js';
import { countRepeated } from '../incidents/incident-list.js';
import type { Simulation } from '../simulation/simulation.js';
import { streamCounts } from '../simulation/stream-counts.js';
import { History } from '../war-room/history.js';
import { platformRequest, type Runs } from '../war-room/runs.js';
import { shownState, stateChanges } from './state-changes.js';

const cycleLimits = { items: 2_000, characters: 20_000_000 };
const detailLimits = { items: 200, characters: 50_000_000 };

/** The fetch cycles since the mock servers were started, as the scheduler would run them. */
export class Cycles {
  readonly #simulation: Simulation;
  readonly #runs: Runs;
  readonly #redactor: Redactor;
  readonly #cycles = new History<Cycle>(cycleLimits);
  readonly #details = new History<CycleDetails>(detailLimits);

  constructor(simulation: Simulation, runs: Runs, redactor: Redactor) {
    this.#simulation = simulation;
    this.#runs = runs;
    this.#redactor = redactor;
  }

  get last(): number {
    return this.#cycles.last;
  }

  /** Those with a number above `number`, oldest first. */
  after(number?: number): Cycle[] {
    return this.#cycles.after(number);
  }

  /** Throws a UserError for one that is not kept. */
  details(number: number): CycleDetails {
    const found = this.#details.get(number);
    if (found === undefined)
      throw new UserError(
        'playground-request',
        `The details of cycle ${number} are no longer kept: only those of the last ${detailLimits.items} are, or fewer if they are large. Fetch again, and look at a newer cycle.`,
      );
    return found;
  }

  /** One fetch, and then time moves on to the next one. Throws a UserError when the instance does not fetch. */
  async step(instance: PlaygroundInstance, pace: Pace): Promise<Cycle> {
    requireFetch(instance);
    const { clock, mockServers, index } = this.#simulation;
    const isVirtual = instance.target === 'mock';
    if (isVirtual) this.#simulation.tick(pace.lateRecords);
    const started = clock.now();
    const before = instance.state;
    const rowsBefore = mockServers.dataset.count();
    const { incidents } = this.#simulation;
    const incidentsBefore = incidents.count;
    const repeatedBefore = countRepeated(incidents);
    const command = fetchCommandOf(instance);
    const countsBefore = streamCounts(this.#simulation, command === FETCH_INCIDENTS);
    const { run } = await this.#runs.run(instance, platformRequest(command, 'fetch'), this.#simulation);
    this.#noteMissing(run.ok, countsBefore, streamCounts(this.#simulation, command === FETCH_INCIDENTS));
    const arrivals = index.arrivalsAfter(rowsBefore);
    const made = incidents.count - incidentsBefore;
    const created = made === 0 ? [] : incidents.all.slice(-made);
    const cycle = this.#cycles.add((number) => ({
      number,
      instance: instance.name,
      run: run.id,
      at: run.at,
      ok: run.ok,
      ...(run.error === undefined ? {} : { error: run.error.message }),
      milliseconds: run.milliseconds,
      events: this.#redactor.json({ ...arrivals.events, ...countsByType(created) }),
      duplicates: arrivals.duplicates + countRepeated(incidents) - repeatedBefore,
      requests: run.requests,
      retries: retriesAmong(run.exchanges),
      faults: run.exchanges.filter(({ fault }) => fault !== undefined).length,
      ...lagOf(arrivals),
      stateBytes: instance.summary.stateBytes,
    }));
    const stateBefore = this.#redactor.json(shownState(before));
    const stateAfter = this.#redactor.json(shownState(instance.state));
    this.#details.add(() => ({
      cycle,
      run,
      stateBefore,
      stateAfter,
      changes: stateChanges(stateBefore, stateAfter),
    }));
    if (isVirtual) clock.catchUpWith(started + pace.intervalSeconds * 1000);
    return cycle;
  }

  #noteMissing(succeeded: boolean, before: readonly StreamCount[], after: readonly StreamCount[]): void {
    const collected = (streams: readonly StreamCount[], name: string) => {
      const { inDataset = 0, duplicates = 0 } = streams.find((stream) => stream.name === name) ?? {};
      return inDataset - duplicates;
    };
    this.#simulation.missing.note(
      succeeded,
      before.map(({ name, atSource = 0 }) => ({
        name,
        shown: atSource,
        before: collected(before, name),
        after: collected(after, name),
      })),
    );
  }
}

/** Throws a UserError for an instance that cannot fetch. */
export function requireFetch({ name, integration, fetchSwitch }: PlaygroundInstance): void {
  if (!integration.fetchesEvents && !integration.fetchesIncidents)
    throw new UserError(
      'playground-request',
      `The instance ${name} cannot fetch, because its integration fetches neither events nor incidents.`,
    );
  if (fetchSwitch?.isOn === false)
    throw new UserError(
      'playground-request',
      `The instance ${name} does not fetch: "${fetchSwitch.label}" is off in its form. Select it, and save.`,
    );
}

/** What the scheduler starts. */
export function fetchCommandOf({ integration }: PlaygroundInstance): string {
  return integration.fetchesIncidents && !integration.fetchesEvents ? FETCH_INCIDENTS : FETCH_EVENTS;
}

function countsByType(incidents: readonly FetchedIncident[]): { [type: string]: number } {
  const counts: { [type: string]: number } = {};
  for (const { type } of incidents) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

function lagOf({ lags }: Arrivals): Pick<Cycle, 'lag'> {
  if (lags.length === 0) return {};
  const sorted = lags.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1);
  return { lag: { median: (low + high) / 2, maximum: sorted.at(-1) ?? 0 } };
}

/** Requests that say the same as an earlier one that brought no success. */
function retriesAmong(exchanges: readonly Exchange[]): number {
  const failed = new Set<string>();
  let retries = 0;
  for (const { method, url, request, status, fault } of exchanges) {
    const said = [method, url, request.bytes, request.body].join('\n');
    if (failed.has(said)) retries += 1;
    if (status === undefined || status >= 400 || fault !== undefined) failed.add(said);
  }
  return retries;
}
