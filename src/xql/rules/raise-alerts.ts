import { runTracedQuery } from '../evaluator/run-query.js';
import type { StageRun, TracedRow } from '../evaluator/run-stages.js';
import type { ParsedQuery } from '../evaluator/syntax.js';
import { type Row, textOf, type XqlObject } from '../evaluator/values.js';

/** What a correlation rule needs to run. */
export interface RunningRule {
  readonly query: ParsedQuery;
  /** With columns of the result in `$column` form. */
  readonly alertName: string;
  /** How far back it looks; absent for a rule that looks at each event as it arrives. */
  readonly windowMilliseconds?: number;
  readonly suppression?: Suppression;
}

/** Rows with the same values in these columns raise one alert in that time. */
export interface Suppression {
  readonly milliseconds: number;
  readonly columns: readonly string[];
}

export interface Alert {
  readonly name: string;
  /** The row that raised it. */
  readonly row: Row;
  /** Of all rows that it stands for, by their index in the input, in order. */
  readonly events: readonly number[];
  /** When it was raised, in epoch milliseconds. */
  readonly at: number;
}

/**
 * The alerts that a rule raises among events when it runs at these times, which must rise. A row that is suppressed
 * adds its events to the alert that stands for it. Throws XqlError.
 */
export function raiseAlerts(
  rule: RunningRule,
  events: readonly XqlObject[],
  times: readonly number[],
  run: Pick<StageRun, 'onUnreadableRow' | 'caseSensitive'> = {},
): Alert[] {
  const { query, windowMilliseconds } = rule;
  const window = windowMilliseconds === undefined ? {} : { windowMilliseconds };
  return alertsOf(
    rule,
    times.map((now) => ({ now, found: runTracedQuery(query, events, { ...run, ...window, now }) })),
  );
}

/** The alerts of a rule whose query found these rows when it ran. */
export function alertsOf(
  rule: RunningRule,
  runs: readonly { readonly now: number; readonly found: readonly TracedRow[] }[],
): Alert[] {
  const { suppression } = rule;
  const raised: { alert: Alert; events: Set<number>; key: string }[] = [];
  for (const { now, found: rows } of runs) {
    for (const found of rows) {
      const key = suppressionKey(suppression, found.row);
      const earlier = raised.find(
        ({ alert, ...other }) => other.key === key && now < alert.at + (suppression?.milliseconds ?? 0),
      );
      if (earlier === undefined) {
        const alert = { name: alertName(rule, found.row), row: found.row, events: [], at: now };
        raised.push({ alert, events: new Set(found.events), key });
      } else for (const event of found.events) earlier.events.add(event);
    }
  }
  return raised.map(({ alert, events }) => ({ ...alert, events: [...events].sort((a, b) => a - b) }));
}

function suppressionKey(suppression: Suppression | undefined, row: Row): string {
  return JSON.stringify((suppression?.columns ?? []).map((column) => textOf(row[column] ?? null)));
}

/** The name of the alert that a row becomes. */
function alertName({ alertName: name }: { readonly alertName: string }, row: Row): string {
  return name.replace(/\$(\w+)/g, (_all, column: string) => textOf(row[column] ?? null) ?? '');
}
