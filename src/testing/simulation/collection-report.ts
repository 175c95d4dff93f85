import type { Redactor } from '../../shared/redactor.js';
import { type CollectionTraits, describeTraits } from './collection-traits.js';
import { type HeldBySource, lostRecords, repeatedRecords, unknownRecords } from './oracle.js';
import type { SimulatedReceiver } from './simulated-receiver.js';
import type { RunRecord } from './simulated-runs.js';

export interface CollectionReport {
  readonly seed: number;
  readonly traits: CollectionTraits;
  readonly runs: number;
  /** How many records the source held, and how many of them arrived. */
  readonly held: number;
  readonly delivered: number;
  readonly lost: readonly HeldBySource[];
  /** Broken promises, each a sentence; empty when all were kept. */
  readonly violations: readonly string[];
  /** All of it in words, with how to repeat it. It holds no secret. */
  readonly text: string;
}

export interface Observed {
  readonly traits: CollectionTraits;
  readonly held: readonly HeldBySource[];
  readonly receiver: SimulatedReceiver;
  readonly redactor: Redactor;
  readonly runs: readonly RunRecord[];
  readonly drained: boolean;
  /** Epoch milliseconds. */
  readonly promisedFrom: number;
  readonly lookBackMs: number;
}

/** Seconds after which a server ends a run. */
const longestRun = 180;
const shown = 5;

/** Compares what the source held with what arrived. */
export function reportOn(observed: Observed): CollectionReport {
  const { traits, held, receiver, runs, drained, promisedFrom, lookBackMs, redactor } = observed;
  const lost = lostRecords(
    held,
    receiver,
    ({ at, visibleAt }) => at >= promisedFrom && visibleAt - at <= lookBackMs,
  );
  const repeated = repeatedRecords(held, receiver, lookBackMs);
  const unknown = unknownRecords(held, receiver);
  const slow = runs.filter(({ seconds }) => seconds > longestRun);
  const violations = [
    ...receiver.violations,
    ...(drained ? [] : ['The collector did not come to an end with what was there.']),
    ...listed(lost, `of ${held.length} records were lost`, lostText),
    ...listed(
      repeated,
      'records came again without excuse',
      ({ name, copies }) => `${name}, ${copies} times`,
    ),
    ...listed(unknown, 'events arrived whose record is not in the source', (name) => name),
    ...listed(
      slow,
      `runs took longer than the ${longestRun} s that a server gives them`,
      ({ seconds }) => `${seconds} s`,
    ),
  ].map((text) => redactor.text(text));
  const text = redactor.text(textOf(observed, violations));
  return {
    ...{ seed: traits.seed, traits, runs: runs.length, lost, violations, text },
    held: held.length,
    delivered: receiver.stored.size,
  };
}

function lostText({ stream, name, at, visibleAt }: HeldBySource): string {
  const late = Math.round((visibleAt - at) / 1000);
  return `${name} of ${stream}, ${new Date(at).toISOString()}, shown ${late} s later`;
}

function listed<T>(items: readonly T[], what: string, describe: (item: T) => string): string[] {
  if (items.length === 0) return [];
  const more = items.length - shown;
  const lines = items.slice(0, shown).map((item) => `    ${describe(item)}`);
  return [[`${items.length} ${what}:`, ...lines, ...(more > 0 ? [`    and ${more} more`] : [])].join('\n')];
}

function textOf({ traits, runs }: Observed, violations: readonly string[]): string {
  const failed = runs.flatMap((run) => run.failed ?? []);
  return [
    `Seed ${traits.seed}: ${violations.length === 0 ? 'everything was collected.' : 'the collector broke its promise.'}`,
    ...violations.map((violation) => `  ${violation}`),
    `  Runs: ${runs.length}. Failed: ${failed.length}${failed.length === 0 ? '' : `, the last with: ${failed.at(-1)}`}`,
    `  What happened: ${describeTraits(traits).join('; ')}.`,
    `  To repeat it: itCollectsEverything(pack, mock, { test, seeds: [${traits.seed}] })`,
  ].join('\n');
}
