import { counted } from '../../shared/counted.js';
import type { JsonObject } from '../../shared/json.js';
import type { ListedDataset } from '../client/datasets.js';
import { numberOf, textOf, timeOf } from '../client/xql-values.js';
import { describeDuration } from './durations.js';
import type { PackDataset } from './pack-promises.js';
import type { EventTypeFigures, ProofFinding } from './proof-finding.js';

export interface EventsSeen {
  readonly dataset: PackDataset;
  readonly rows: readonly JsonObject[];
  readonly query: string;
  /** Milliseconds that the query looked back. */
  readonly since: number;
  /** Epoch milliseconds by the clock of the tenant. */
  readonly now: number;
  /** The entry of the list of datasets; undefined when that was not to have. */
  readonly listed?: ListedDataset | undefined;
}

/** Whether events arrive, from the rows of the events query. */
export function eventsFinding({ dataset, rows, query, since, now, listed }: EventsSeen): ProofFinding {
  const eventTypes = rows.map((row) => toFigures(row, dataset.typeColumn)).filter(({ events }) => events > 0);
  const finding = { question: 'events', about: dataset.name, query } as const;
  const events = eventTypes.reduce((sum, type) => sum + type.events, 0);
  if (events === 0) {
    return {
      ...finding,
      verdict: 'wrong',
      finding: `No event of the last ${describeDuration(since)} is in the dataset.${lastSeen(listed, now)}`,
      fix: 'Look at the instance: whether it is enabled, its Fetch Events is selected, and its Test succeeds. If only older events can be there, look back further with --since.',
    };
  }
  const newest = Math.max(...eventTypes.map(({ newestArrival = 0 }) => newestArrival));
  const arrival = newest > 0 ? `; the newest arrived ${ago(newest, now)}` : '';
  return {
    ...finding,
    verdict: 'proved',
    finding: `${counted(events, 'event')}${arrival}.`,
    eventTypes,
  };
}

/** The dataset that nothing has been written to. */
export function datasetMissing(dataset: PackDataset): ProofFinding {
  const other =
    dataset.ruleNames.length === 0 ? ' If yours has others, name its dataset with --dataset.' : '';
  return {
    question: 'events',
    about: dataset.name,
    verdict: 'wrong',
    finding: 'The tenant has no dataset of this name yet: it comes into being with the first event.',
    fix: `Add an instance of the integration, select Fetch Events, and run its Test. The vendor and product of the HTTP Log Collector make the name of the dataset.${other}`,
  };
}

/** The dataset that nothing tells for certain. */
export function datasetUnknown(likely: string | undefined): ProofFinding {
  return {
    question: 'events',
    about: '',
    verdict: 'not checked',
    finding: 'The pack fetches events, and has no modeling rule that names their dataset.',
    fix:
      likely === undefined
        ? 'Add `--dataset <vendor>_<product>_raw` to the command, in small letters, with vendor and product as the collector sends them. The tenant lists its datasets in the settings under Data Management > Dataset Management.'
        : `Add \`--dataset ${likely}\` to the command, which the code or the help of the collector names.`,
  };
}

/** `3 min ago`; times ahead of the clock count as now. */
export function ago(at: number, now: number): string {
  return at >= now - 1000 ? 'just now' : `${describeDuration(now - at)} ago`;
}

function lastSeen(listed: ListedDataset | undefined, now: number): string {
  if (listed?.totalEvents === undefined) return '';
  if (listed.totalEvents === 0) return ' The dataset has never had any.';
  const updated = listed.lastUpdated === undefined ? '' : `, and was updated ${ago(listed.lastUpdated, now)}`;
  return ` The dataset has ${listed.totalEvents} in all${updated}.`;
}

function toFigures(row: JsonObject, typeColumn: string | undefined): EventTypeFigures {
  const [newestEvent, newestArrival] = [timeOf(row.newest_event), timeOf(row.newest_arrival)];
  const [averageLag, longestLag] = [numberOf(row.average_lag), numberOf(row.longest_lag)];
  return {
    type: typeColumn === undefined ? '' : textOf(cell(row, typeColumn)),
    events: numberOf(row.events) ?? 0,
    ...(newestEvent === undefined ? {} : { newestEvent }),
    ...(newestArrival === undefined ? {} : { newestArrival }),
    ...(averageLag === undefined ? {} : { averageLag }),
    ...(longestLag === undefined ? {} : { longestLag }),
  };
}

/** Whatever the case in which the tenant spells the column: matching folds it everywhere else. */
function cell(row: JsonObject, column: string): unknown {
  const name = Object.keys(row).find((each) => each.toLowerCase() === column.toLowerCase());
  return name === undefined ? undefined : row[name];
}
