import type { Redactor } from '../../shared/redactor.js';
import type { Snapshot } from '../protocol.js';
import { countRepeated } from './incidents/incident-list.js';
import type { InstalledZip } from './installation/installed-zip.js';
import type { Simulation } from './simulation/simulation.js';

/** Columns of the dataset that are shown first, where no mock server names better ones. */
const firstColumns = 8;

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
    streams: fetchesIncidents ? incidentCounts(simulation) : streamCounts(simulation, redactor),
    ...(fetchesIncidents ? { incidents: { count: simulation.incidents.count } } : {}),
    dataset: {
      name: dataset.name,
      count: dataset.count(),
      columns: source?.table.columns ?? redactor.json(simulation.index.columns().slice(0, firstColumns)),
    },
  };
}

/** No incident says which stream it is of. */
function incidentCounts({ mockServers, incidents }: Simulation): Snapshot['streams'] {
  const visible = mockServers.source?.visible();
  const atSource = visible && Object.values(visible).reduce((sum, count) => sum + count, 0);
  return [
    {
      name: 'Incidents',
      ...(atSource === undefined ? {} : { atSource }),
      inDataset: incidents.count,
      duplicates: countRepeated(incidents),
    },
  ];
}

function streamCounts({ mockServers, index }: Simulation, redactor: Redactor): Snapshot['streams'] {
  const counts = index.counts();
  const atSource = mockServers.source?.visible() ?? {};
  return [...new Set([...Object.keys(atSource), ...counts.keys()])].map((name) => {
    const { count = 0, duplicates = 0 } = counts.get(name) ?? {};
    return {
      name: redactor.text(name),
      ...(atSource[name] === undefined ? {} : { atSource: atSource[name] }),
      inDataset: count,
      duplicates,
    };
  });
}
