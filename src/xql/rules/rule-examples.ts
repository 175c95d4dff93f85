import type { PastEvent } from '../../definition/correlation-rule.js';
import type { MappingSample } from '../../definition/modeling-rule.js';
import { identityField } from '../../spec/xdm-fields.js';
import type { Model } from '../evaluator/syntax.js';
import type { Row, XqlObject } from '../evaluator/values.js';
import { runTimes } from './crontab.js';
import { mapEvent } from './map-event.js';
import { type Alert, type RunningRule, raiseAlerts } from './raise-alerts.js';

/** A field of the data model that is not what the sample says. Undefined stands for none. */
export interface Difference {
  readonly field: string;
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

/** How the models of a dataset map a sample, where that is not as expected. Throws XqlError. */
export function mappingDifferences(
  models: readonly Model[],
  dataset: string,
  { event, expected }: MappingSample,
): Difference[] {
  const actual = mapEvent(models, dataset, event) ?? {};
  const wanted: { readonly [field: string]: unknown } = { ...identityTwins(expected, actual), ...expected };
  const fields = [...new Set([...Object.keys(wanted), ...Object.keys(actual)])].sort();
  return fields
    .map((field) => ({ field, expected: shown(wanted[field]), actual: shown(actual[field]) }))
    .filter((difference) => difference.expected !== difference.actual);
}

/** Rules of the newer generation fill each field of a user a second time. */
function identityTwins(expected: MappingSample['expected'], actual: Row) {
  const hasIdentity = Object.keys(actual).some((field) => field.includes('.identity.'));
  if (!hasIdentity) return {};
  return Object.fromEntries(
    Object.entries(expected).flatMap(([field, value]) => {
      const twin = identityField(field);
      return twin === undefined ? [] : [[twin, value]];
    }),
  );
}

function shown(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

/** A rule with the times at which it runs: a crontab, or none for one that looks at each event as it arrives. */
export interface ScheduledRule extends RunningRule {
  readonly crontab?: string;
}

/** Enough for a rule with a short window to lose sight of an event; one with a long window sees it all the time. */
const mostRuns = 12;

/** Events of an example in the dataset, `minutesAgo` before `now` (epoch milliseconds). */
export function datedEvents(events: readonly PastEvent[], now: number): XqlObject[] {
  const before = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  return events.map(({ minutesAgo, lateMinutes = 0, event }) => ({
    ...event,
    _time: before(minutesAgo),
    _insert_time: before(minutesAgo - lateMinutes),
  }));
}

/**
 * The alerts of a rule at its runs from `now` on, until a short window has passed the events: what two runs see must
 * not raise two alerts. Throws XqlError.
 */
export function alertsAmong(rule: ScheduledRule, events: readonly PastEvent[], now: number): Alert[] {
  const times = rule.crontab === undefined ? [now] : runTimes(rule.crontab, now, mostRuns);
  return raiseAlerts(rule, datedEvents(events, now), times);
}
