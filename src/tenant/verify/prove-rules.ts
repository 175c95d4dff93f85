import { rulesNamed } from '../client/inventory.js';
import { type Asking, known } from './asking.js';
import { executionsFinding, switchedOffFinding } from './execution-findings.js';
import type { PackRule } from './pack-promises.js';
import type { ProofFinding } from './proof-finding.js';
import { executionsQuery } from './proof-queries.js';
import { unchecked } from './unchecked.js';

/**
 * Whether the correlation rules are switched on, and those with a schedule execute. One that the tenant does not list
 * is missing among the items, and one that the pack ships switched off need not do anything.
 */
export async function proveRules(rules: readonly PackRule[], asking: Asking): Promise<ProofFinding[]> {
  if (rules.length === 0) return [];
  const listed = await known(
    rulesNamed(
      asking.client,
      rules.map(({ name }) => name),
    ),
  );
  const switchedOff: ProofFinding[] = [];
  const scheduled: ScheduledRule[] = [];
  for (const rule of rules) {
    const there = (listed ?? []).filter(({ name }) => name === rule.name);
    const off = switchedOffFinding(rule, there);
    if (off !== undefined) switchedOff.push(off);
    else if (rule.enabled && rule.schedule !== undefined && (listed === undefined || there.length > 0)) {
      const modified = Math.max(...there.map((each) => each.modified ?? 0));
      scheduled.push({ rule, modified: modified > 0 ? modified : undefined });
    }
  }
  return [...switchedOff, ...(await proveExecutions(scheduled, asking))];
}

interface ScheduledRule {
  readonly rule: PackRule;
  /** Epoch milliseconds. */
  readonly modified: number | undefined;
}

async function proveExecutions(
  scheduled: readonly ScheduledRule[],
  { xql, since, now }: Asking,
): Promise<ProofFinding[]> {
  if (scheduled.length === 0) return [];
  const query = executionsQuery(scheduled.map(({ rule }) => rule.name));
  try {
    const timeFrame = { relativeTime: since };
    const rows = await xql.run({ about: 'executions of correlation rules', text: query, timeFrame });
    return scheduled.map((each) => executionsFinding({ ...each, rows, query, since, now: now() }));
  } catch (error) {
    return scheduled.map(({ rule }) =>
      unchecked({ question: 'correlation rule', about: rule.name, query }, error),
    );
  }
}
