import { listCorrelationRules } from '../correlation-rules.js';
import { type ListedDataset, listDatasets } from '../datasets.js';
import { readDataModelAudit } from '../management-audit.js';
import type { PackZip } from '../pack-zip.js';
import { QueryFailure } from '../query-failure.js';
import type { TenantClient } from '../tenant-client.js';
import { askClock } from '../tenant-clock.js';
import { verifyOnTenant } from '../upload.js';
import type { CheckedItem } from '../verification.js';
import { createXqlClient, type QueryProgress, type TimeFrame, type XqlClient } from '../xql-client.js';
import { askQuota, type XqlQuota } from '../xql-quota.js';
import { judgeDataModelAudit } from './data-model-audit-findings.js';
import { datasetMissing, judgeEvents } from './event-findings.js';
import { judgeExecutions, judgeSwitchedOff } from './execution-findings.js';
import { type Finding, type ProofVerdict, verdictOf } from './finding.js';
import { isAbsent, judgeItems } from './item-findings.js';
import { judgeMapping, reasonsOf } from './mapping-findings.js';
import type { PackDataset, PackPromises } from './pack-promises.js';
import { eventsQuery, executionsQuery, mappingQuery, ruleErrorsQuery } from './queries.js';
import { reasonFor, unchecked } from './unchecked.js';

export interface ProofRequest {
  readonly pack: PackZip;
  readonly promises: PackPromises;
  /** Milliseconds to look back. */
  readonly since: number;
}

export interface ProofDeps {
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly onProgress?: (progress: QueryProgress) => void;
}

export interface PackProof {
  readonly verdict: ProofVerdict;
  readonly items: readonly CheckedItem[];
  readonly findings: readonly Finding[];
  /** Absent when the tenant does not tell. */
  readonly quota?: XqlQuota;
  /** Milliseconds that the clock of this machine is ahead of that of the tenant; absent when it is not known. */
  readonly clockAhead?: number;
}

/**
 * Asks a tenant for proof that a pack works: its items are there, events arrive, the modeling rules map them, and the
 * correlation rules execute. What cannot be asked is a finding of its own. Throws a TenantError when nothing can be.
 */
export async function provePack(
  { pack, promises, since }: ProofRequest,
  client: TenantClient,
  { sleep, now = Date.now, onProgress }: ProofDeps = {},
): Promise<PackProof> {
  const { checked: items } = await verifyOnTenant(pack, client);
  const itemFinding = judgeItems(items);
  if (isAbsent(items)) return { verdict: 'wrong', items, findings: [itemFinding] };

  const clockAhead = await askClock(client, now);
  const tenantNow = () => now() - (clockAhead ?? 0);
  const quota = await known(askQuota(client));
  const xql = createXqlClient(client, {
    now,
    remaining: quota?.remaining,
    ...(sleep === undefined ? {} : { sleep }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const asking: Asking = { client, xql, since, now: tenantNow };
  const [datasets, rules, audit] = await Promise.all([
    proveDatasets(promises.datasets, asking),
    proveRules(promises, asking),
    proveNotSwitchedOff(promises.datasets, asking),
  ]);
  const findings = [itemFinding, ...datasets, ...audit, ...rules];
  return {
    verdict: verdictOf(findings),
    items,
    findings,
    ...(quota === undefined ? {} : { quota }),
    ...(clockAhead === undefined ? {} : { clockAhead }),
  };
}

interface Asking {
  readonly client: TenantClient;
  readonly xql: XqlClient;
  readonly since: number;
  /** Epoch milliseconds by the clock of the tenant. */
  readonly now: () => number;
}

/** Undefined when the tenant does not tell this to this key: then other questions show why. */
async function known<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    reasonFor(error);
    return undefined;
  }
}

async function proveDatasets(datasets: readonly PackDataset[], asking: Asking): Promise<Finding[]> {
  if (datasets.length === 0) return [];
  const listed = await known(listDatasets(asking.client));
  const findings = await Promise.all(datasets.map((dataset) => proveDataset(dataset, listed, asking)));
  return findings.flat();
}

async function proveDataset(
  dataset: PackDataset,
  listed: readonly ListedDataset[] | undefined,
  asking: Asking,
): Promise<Finding[]> {
  const { xql, since, now } = asking;
  const unmapped: Finding = {
    question: 'mapping',
    about: dataset.name,
    verdict: 'not checked',
    finding: 'There is no event to map.',
  };
  const entry = listed?.find(({ name }) => name.toLowerCase() === dataset.name.toLowerCase());
  if (listed !== undefined && entry === undefined) return [datasetMissing(dataset), unmapped];

  const query = eventsQuery(dataset);
  // Both counts are of the same time, whatever arrives meanwhile.
  const timeFrame = { from: now() - since, to: now() };
  try {
    const rows = await xql.run({ about: `events in ${dataset.name}`, text: query, timeFrame });
    const events = judgeEvents({ dataset, rows, query, since, now: now(), listed: entry });
    if (events.eventTypes === undefined) return [events, unmapped];
    const count = events.eventTypes.reduce((sum, type) => sum + type.events, 0);
    return [events, await proveMapping(dataset, count, timeFrame, asking)];
  } catch (error) {
    if (isMissingDataset(error)) return [datasetMissing(dataset), unmapped];
    const events = unchecked({ question: 'events', about: dataset.name, query }, error);
    return [events, { ...events, question: 'mapping', query: mappingQuery(dataset) }];
  }
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
): Promise<Finding> {
  const ask = async (asked: PackDataset): Promise<Finding> => {
    const query = mappingQuery(asked);
    const rows = await xql.run({ about: `data model of ${dataset.name}`, text: query, timeFrame });
    return judgeMapping({ dataset: asked, events, rows, query });
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
  ask: (asked: PackDataset) => Promise<Finding>,
  error: unknown,
): Promise<Finding> {
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

async function withReason(finding: Finding, dataset: PackDataset, xql: XqlClient): Promise<Finding> {
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

async function proveNotSwitchedOff(
  datasets: readonly PackDataset[],
  { client, since, now }: Asking,
): Promise<Finding[]> {
  if (datasets.length === 0) return [];
  try {
    const entries = await readDataModelAudit(client, now() - since);
    return datasets.map((dataset) => judgeDataModelAudit(dataset, entries, { since, now: now() }));
  } catch (error) {
    return datasets.map(({ name }) => unchecked({ question: 'modeling rule', about: name }, error));
  }
}

async function proveRules({ rules }: PackPromises, asking: Asking): Promise<Finding[]> {
  const { client, xql, since, now } = asking;
  const listed = await known(listCorrelationRules(client));
  const find = ({ name }: { readonly name: string }) => listed?.find((rule) => rule.name === name);
  const switchedOff = rules.map((rule) => judgeSwitchedOff(rule, find(rule)));
  // One that the tenant does not list is missing among the items.
  const scheduled = rules.filter(
    (rule, index) =>
      rule.enabled &&
      rule.schedule !== undefined &&
      switchedOff[index] === undefined &&
      (listed === undefined || find(rule) !== undefined),
  );
  const executions = await proveExecutions(scheduled);
  return [...switchedOff.filter((finding) => finding !== undefined), ...executions];

  async function proveExecutions(asked: typeof scheduled): Promise<Finding[]> {
    if (asked.length === 0) return [];
    const query = executionsQuery(asked.map(({ name }) => name));
    try {
      const rows = await xql.run({
        about: 'executions of correlation rules',
        text: query,
        timeFrame: { relativeTime: since },
      });
      return asked.map((rule) =>
        judgeExecutions({ rule, listed: find(rule), rows, query, since, now: now() }),
      );
    } catch (error) {
      return asked.map(({ name }) => unchecked({ question: 'correlation rule', about: name, query }, error));
    }
  }
}
