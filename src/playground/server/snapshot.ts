import type { Redactor } from '../../shared/redactor.js';
import type { Snapshot } from '../protocol.js';
import type { InstalledZip } from './installation/installed-zip.js';
import type { Simulation } from './simulation/simulation.js';
import { streamCounts } from './simulation/stream-counts.js';

/** Columns of the dataset that are shown first, where no mock server names better ones. */
const firstColumns = 8;

/** The time in front. */
function firstOf(columns: readonly string[]): string[] {
  const others = columns.filter((column) => column !== '_time');
  return (columns.length === 0 ? [] : ['_time', ...others]).slice(0, firstColumns);
}

interface Playing
  extends Pick<Snapshot, 'revision' | 'watch' | 'instances' | 'pace' | 'lastCycle' | 'lastRun'> {
  readonly zip: InstalledZip;
  readonly runtime: Snapshot['runtime'];
  readonly simulation: Simulation;
  readonly running: Snapshot['running'];
  /** The instance whose fetch goes on. */
  readonly fetching: string | undefined;
  readonly redactor: Redactor;
}

/** What there is now, for the page. */
export function snapshotOf(playing: Playing): Snapshot {
  const { zip, runtime, simulation, instances, running, fetching, redactor, ...rest } = playing;
  const { pack, file, rulesProblem } = zip;
  const { dataset, source, facts, faults } = simulation.mockServers;
  const fetchesIncidents = pack.integrations.some((integration) => integration.fetchesIncidents);
  return {
    ...rest,
    pack: {
      id: pack.id,
      name: pack.name,
      version: pack.version,
      file,
      ...(rulesProblem === undefined ? {} : { rulesProblem }),
    },
    ...(runtime === undefined ? {} : { runtime }),
    now: simulation.clock.now(),
    mockServers: facts,
    hasSource: source !== undefined,
    instances,
    ...(running === undefined ? {} : { running }),
    ...(fetching === undefined ? {} : { fetching: { instance: fetching } }),
    faults: faults.list(),
    streams: streamCounts(simulation, fetchesIncidents).map((count) => ({
      ...count,
      name: redactor.text(count.name),
    })),
    ...(fetchesIncidents ? { incidents: { count: simulation.incidents.count } } : {}),
    dataset: {
      name: dataset.name,
      count: dataset.count(),
      columns: source?.table.columns ?? redactor.json(firstOf(simulation.index.columns())),
    },
  };
}
