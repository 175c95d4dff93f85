import type { StreamCount } from '../../protocol.js';
import { countRepeated } from '../incidents/incident-list.js';
import type { Simulation } from './simulation.js';

/** What the source shows by now and what arrived, by stream. No incident says which stream it is of. */
export function streamCounts(simulation: Simulation, ofIncidents: boolean): StreamCount[] {
  const counts = ofIncidents ? incidentCounts(simulation) : rowCounts(simulation);
  return counts.map((count) => ({ ...count, missing: missingOf(count, simulation) }));
}

type Counted = Omit<StreamCount, 'missing'>;

/** At most what is not collected by now: records may have arrived outside any cycle. */
function missingOf({ name, atSource, inDataset, duplicates }: Counted, { missing }: Simulation): number {
  if (atSource === undefined) return 0;
  return Math.min(missing.of(name), Math.max(0, atSource - (inDataset - duplicates)));
}

function incidentCounts({ mockServers, incidents }: Simulation): Counted[] {
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

function rowCounts({ mockServers, index }: Simulation): Counted[] {
  const counts = index.counts();
  const atSource = mockServers.source?.visible() ?? {};
  return [...new Set([...Object.keys(atSource), ...counts.keys()])].map((name) => {
    const { count = 0, duplicates = 0 } = counts.get(name) ?? {};
    return {
      name,
      ...(atSource[name] === undefined ? {} : { atSource: atSource[name] }),
      inDataset: count,
      duplicates,
    };
  });
}
