import type { JsonObject } from '../../shared/json.js';
import { mostHitsInADay } from '../../spec/correlation-rules.js';
import type { ListedCorrelationRule } from '../client/correlation-rules.js';
import { numberOf, textOf, timeOf } from '../client/xql-values.js';
import { describeDuration } from './durations.js';
import { ago } from './event-findings.js';
import type { PackRule } from './pack-promises.js';
import type { ProofFinding } from './proof-finding.js';
import { timesDue } from './schedule.js';

export interface ExecutionsSeen {
  readonly rule: PackRule;
  /** When the rule was made or changed, in epoch milliseconds; undefined when the tenant does not tell. */
  readonly modified?: number | undefined;
  /** All rows of the executions query. */
  readonly rows: readonly JsonObject[];
  readonly query: string;
  readonly since: number;
  readonly now: number;
}

/** How long an execution that is due may take to begin, and one that began to end. */
const graceMilliseconds = 15 * 60_000;

/**
 * Whether a rule is switched off on the tenant though the pack has it on, from the rules of its name there; undefined
 * where it is not. One that somebody made by hand may have the same name.
 */
export function switchedOffFinding(
  rule: PackRule,
  listed: readonly ListedCorrelationRule[],
): ProofFinding | undefined {
  const off = listed.length > 0 && listed.every(({ enabled }) => enabled === false);
  if (!rule.enabled || !off) return undefined;
  const hits = Math.max(...listed.map(({ fields }) => numberOf(fields.hits) ?? 0));
  const because =
    hits < mostHitsInADay
      ? ''
      : ` It has ${hits} hits: the platform switches rules off that reach ${mostHitsInADay} in 24 hours.`;
  return {
    question: 'correlation rule',
    about: rule.name,
    verdict: 'wrong',
    finding: `It is switched off on the tenant.${because}`,
    fix: 'Narrow its query if it found too much, then enable it on the page of correlation rules.',
  };
}

/** Whether a scheduled rule executes, from the entries of the tenant's audit of correlations. */
export function executionsFinding({ rule, modified, rows, query, since, now }: ExecutionsSeen): ProofFinding {
  const finding = { question: 'correlation rule', about: rule.name, query } as const;
  const runs = rows.filter((row) => textOf(row.name).toLowerCase() === rule.name.toLowerCase()).map(toRun);
  const completed = runs.filter(({ status }) => status === 'completed');
  const failed = newestFirst(runs.filter(({ status }) => status === 'error'));
  const begun = newestFirst(runs.filter(({ status }) => status.startsWith('initiated')));
  const [lastCompleted] = newestFirst(completed);
  const [lastFailed] = failed;
  if (lastFailed !== undefined && lastFailed.newest >= (lastCompleted?.newest ?? 0)) {
    return { ...finding, verdict: 'wrong', ...describeError(lastFailed, now) };
  }
  if (lastCompleted !== undefined) {
    const errors = count(failed);
    const before =
      errors === 0
        ? ''
        : ` Before that it ended ${times(errors)} with an error: ${lastFailed?.reason || 'no reason given'}.`;
    return {
      ...finding,
      verdict: 'proved',
      finding: `It completed ${times(count(completed))}, last ${ago(lastCompleted.newest, now)}.${before}`,
    };
  }
  const [lastBegun] = begun;
  if (lastBegun !== undefined) {
    const late = now - lastBegun.newest > graceMilliseconds;
    return {
      ...finding,
      verdict: late ? 'wrong' : 'not checked',
      finding: `It began ${times(count(begun))}, last ${ago(lastBegun.newest, now)}, and has not ended.`,
      ...(late ? { fix: 'Its query takes too long: run it in XQL Search, and narrow it.' } : {}),
    };
  }
  return { ...finding, ...describeSilence(rule, modified, since, now) };
}

interface Run {
  readonly status: string;
  readonly reason: string;
  readonly times: number;
  readonly newest: number;
}

function toRun(row: JsonObject): Run {
  return {
    status: textOf(row.status).toLowerCase(),
    reason: textOf(row.failure_reason),
    times: numberOf(row.times) ?? 0,
    newest: timeOf(row.newest) ?? 0,
  };
}

function newestFirst(runs: readonly Run[]): Run[] {
  return [...runs].sort((one, other) => other.newest - one.newest);
}

function count(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.times, 0);
}

function times(number: number): string {
  return number === 1 ? 'once' : `${number} times`;
}

/** What a rule can be in error with, as the product documentation lists it. */
const errors: readonly { readonly pattern: RegExp; readonly fix: string }[] = [
  {
    pattern: /dataset.*(does not|doesn't) exist/i,
    fix: 'The dataset comes into being with the first event: bring the collection to work first.',
  },
  {
    pattern: /time.?out|timed out/i,
    fix: 'The query takes too long: narrow it or its time window.',
  },
  {
    pattern: /delayed/i,
    fix: 'The rule runs past its scheduled time, so issues come late: narrow its query, or schedule it less often.',
  },
  {
    pattern: /dependency|depend/i,
    fix: 'A rule whose dataset it reads did not complete: fix that one first.',
  },
  {
    pattern: /invalid|unknown field|syntax/i,
    fix: 'Run its query in XQL Search, which names the place; `cortex-pack validate` finds what tenants were seen to refuse.',
  },
];

function describeError(
  { reason, times: number, newest }: Run,
  now: number,
): Pick<ProofFinding, 'finding' | 'fix'> {
  const known = errors.find(({ pattern }) => pattern.test(reason));
  return {
    finding:
      `It ended with an error ${times(number)}, last ${ago(newest, now)}: ${reason || 'no reason given'}.`.replace(
        /\.\.$/,
        '.',
      ),
    fix: known?.fix ?? 'Look at the rule on the page of correlation rules, which shows its last execution.',
  };
}

function describeSilence(
  { schedule = '' }: PackRule,
  modified: number | undefined,
  since: number,
  now: number,
): Pick<ProofFinding, 'verdict' | 'finding' | 'fix'> {
  const from = Math.max(now - since, modified ?? 0);
  const due = timesDue(schedule, from, now - graceMilliseconds);
  if (due === undefined || due === 0) {
    return {
      verdict: 'not checked',
      finding: `It has not run in the last ${describeDuration(since)}. Its schedule is "${schedule}", so it may not have been due since it was installed.`,
      fix: 'Run this again later, or look back further with --since.',
    };
  }
  return {
    verdict: 'wrong',
    finding: `It has not run, although its schedule "${schedule}" was due ${times(due)}.`,
    fix: 'Look at the rule on the page of correlation rules: whether it is there, enabled, and with this schedule.',
  };
}
