import { type ListedDataset, listDatasets } from '../client/datasets.js';
import { readDataModelAudit } from '../client/management-audit.js';
import { QueryFailure } from '../client/query-failure.js';
import type { TimeFrame, XqlClient } from '../client/xql-client.js';
import { type Asking, known } from './asking.js';
import { dataModelAuditFinding } from './data-model-audit-findings.js';
import { datasetMissing, datasetUnknown, eventsFinding } from './event-findings.js';
import { mappingFinding, reasonsOf } from './mapping-findings.js';
import type { PackDataset, PackPromises } from './pack-promises.js';
import type { ProofFinding } from './proof-finding.js';
import { eventsQuery, mappingQuery, ruleErrorsQuery } from './proof-queries.js';
import { unchecked } from './unchecked.js';

/** Whether events arrive in each dataset, and whether its modeling rule maps them. */
export async function proveDatasets(
  { datasets, fetchesEvents, likelyDataset }: PackPromises,
  asking: Asking,
): Promise<ProofFinding[]> {
  if (datasets.length === 0) return fetchesEvents ? [datasetUnknown(likelyDataset)] : [];
  const listed = await known(listDatasets(asking.client));
  const findings = await Promise.all(datasets.map((dataset) => proveDataset(dataset, listed, asking)));
  return findings.flat();
}

async function proveDataset(
  dataset: PackDataset,
  listed: readonly ListedDataset[] | undefined,
  asking: Asking,
): Promise<ProofFinding[]> {
  const { xql, since, now } = asking;
  const hasMapping = dataset.ruleNames.length > 0;
  const unmapped = hasMapping ? [nothingToMap(dataset)] : [];
  const entry = listed?.find(({ name }) => name.toLowerCase() === dataset.name.toLowerCase());
  if (listed !== undefined && entry === undefined) return [datasetMissing(dataset), ...unmapped];

  const query = eventsQuery(dataset);
  // Both counts are of the same time, whatever arrives meanwhile.
  const timeFrame = { from: now() - since, to: now() };
  try {
    const rows = await xql.run({ about: `events in ${dataset.name}`, text: query, timeFrame });
    const events = eventsFinding({ dataset, rows, query, since, now: now(), listed: entry });
    if (events.eventTypes === undefined) return [events, ...unmapped];
    if (!hasMapping) return [events];
    const count = events.eventTypes.reduce((sum, type) => sum + type.events, 0);
    return [events, await proveMapping(dataset, count, timeFrame, asking)];
  } catch (error) {
    if (isMissingDataset(error)) return [datasetMissing(dataset), ...unmapped];
    const events = unchecked({ question: 'events', about: dataset.name, query }, error);
    return hasMapping ? [events, { ...events, question: 'mapping', query: mappingQuery(dataset) }] : [events];
  }
}

function nothingToMap({ name }: PackDataset): ProofFinding {
  return { question: 'mapping', about: name, verdict: 'not checked', finding: 'There is no event to map.' };
}

function isMissingDataset(error: unknown): boolean {
  return (
    error instanceof QueryFailure &&
    /dataset.*(not exist|not found)|(unknown|no such) dataset/i.test(error.message)
  );
}

/** The events were counted before: what arrives meanwhile makes the data model larger, never smaller. */
async function proveMapping(
  dataset: PackDataset,
  events: number,
  timeFrame: TimeFrame,
  { xql }: Asking,
): Promise<ProofFinding> {
  const ask = async (asked: PackDataset): Promise<ProofFinding> => {
    const query = mappingQuery(asked);
    const rows = await xql.run({ about: `data model of ${dataset.name}`, text: query, timeFrame });
    return mappingFinding({ dataset: asked, events, rows, query });
  };
  try {
    const finding = await ask(dataset).catch((error: unknown) => askWithoutFields(dataset, ask, error));
    return finding.verdict === 'wrong' ? await withReason(finding, dataset, xql) : finding;
  } catch (error) {
    const question = { question: 'mapping', about: dataset.name, query: mappingQuery(dataset) } as const;
    const finding = unchecked(question, error);
    // The dataset itself can be queried.
    return error instanceof QueryFailure && error.reason === 'query'
      ? { ...finding, verdict: 'wrong' }
      : finding;
  }
}

/** One field that this tenant does not know fails the whole query. */
async function askWithoutFields(
  dataset: PackDataset,
  ask: (asked: PackDataset) => Promise<ProofFinding>,
  error: unknown,
): Promise<ProofFinding> {
  if (!(error instanceof QueryFailure && error.reason === 'query')) throw error;
  const finding = await ask({ ...dataset, mappedFields: [] });
  return {
    ...finding,
    verdict: finding.verdict === 'proved' ? 'not checked' : finding.verdict,
    finding: `${finding.finding} Whether its fields are filled could not be asked. ${error.message}`,
  };
}

/** Rules are compiled when they are installed, which may be long ago. */
const errorsKeptMs = 30 * 86_400_000;

async function withReason(
  finding: ProofFinding,
  dataset: PackDataset,
  xql: XqlClient,
): Promise<ProofFinding> {
  const query = {
    about: `errors of the modeling rule of ${dataset.name}`,
    text: ruleErrorsQuery(dataset),
    timeFrame: { relativeTime: errorsKeptMs },
  };
  const said = await known(xql.run(query));
  const reasons = reasonsOf(said ?? []);
  if (reasons === undefined) return finding;
  return { ...finding, finding: `${finding.finding} The platform says of the rule: ${reasons}` };
}

/** Whether the tenant says that it switched a modeling rule off. */
export async function proveNotSwitchedOff(
  { datasets }: PackPromises,
  { client, since, now }: Asking,
): Promise<ProofFinding[]> {
  const mapped = datasets.filter(({ ruleNames }) => ruleNames.length > 0);
  if (mapped.length === 0) return [];
  try {
    const entries = await readDataModelAudit(client, now() - since);
    return mapped.map((dataset) => dataModelAuditFinding(dataset, entries, { since, now: now() }));
  } catch (error) {
    return mapped.map(({ name }) => unchecked({ question: 'modeling rule', about: name }, error));
  }
}
