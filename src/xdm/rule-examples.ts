import type { CorrelationRule, PastEvent } from '../definition/correlation-rule.js';
import type { MappingSample } from '../definition/modeling-rule.js';
import { identityField } from '../spec/xdm-fields.js';
import { mapEvent } from './map-event.js';
import { runQuery } from './run-query.js';
import type { Model, Query } from './syntax.js';
import { type Row, textOf, type Value } from './values.js';

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

/** The rows that a query finds among events, each of which is an alert of the rule. Throws XqlError. */
export function alertsAmong(
  { query, windowMilliseconds }: { readonly query: Query; readonly windowMilliseconds?: number },
  events: readonly PastEvent[],
  now: number,
): Row[] {
  const dated = events.map(({ minutesAgo, event }) => {
    const time = new Date(now - minutesAgo * 60_000).toISOString();
    return { ...event, _time: time, _insert_time: time };
  });
  return runQuery(query, dated, { now, ...(windowMilliseconds === undefined ? {} : { windowMilliseconds }) });
}

/** The name of the alert that a row becomes. */
export function alertName({ alertName: name }: CorrelationRule, row: Row): string {
  return name.replace(/\$(\w+)/g, (_all, column: string) => cell(row[column] ?? null));
}

function cell(value: Value): string {
  return textOf(value) ?? '';
}
