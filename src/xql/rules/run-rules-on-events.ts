import { columnsRead } from '../evaluator/columns.js';
import { runTracedQuery } from '../evaluator/run-query.js';
import type { StageRun } from '../evaluator/run-stages.js';
import type { Model, ParsedQuery } from '../evaluator/syntax.js';
import { type Row, textOf, type XqlObject } from '../evaluator/values.js';
import { XqlError } from '../evaluator/xql-error.js';
import { mapEvent } from './map-event.js';
import { type RunningRule, raiseAlerts } from './raise-alerts.js';

/** What the rules of a pack make of events. Events are named by their index in the input. */
export interface EventsReport {
  /** The time at which everything was run, ISO 8601. */
  readonly now: string;
  /** Without one that could be run, no event is in the data model. */
  readonly modelingRules: readonly {
    readonly name: string;
    /** Why the rule could not be run. */
    readonly error: string | null;
  }[];
  /** The fields of the data model; null for an event that no mapping takes. */
  readonly events: readonly { readonly index: number; readonly model: Row | null }[];
  readonly rules: readonly {
    readonly name: string;
    readonly alerts: readonly { readonly name: string; readonly events: readonly number[] }[];
    /** Why the rule could not be run. */
    readonly error: string | null;
  }[];
  readonly dashboards: readonly {
    readonly name: string;
    readonly widgets: readonly {
      readonly title: string;
      readonly rows: readonly Row[];
      readonly error: string | null;
    }[];
  }[];
  readonly problems: readonly EventProblem[];
}

/** What one event keeps a rule from; the rule goes on without it. */
export interface EventProblem {
  readonly index: number;
  /** Null for what is wrong with the event itself. */
  readonly rule: string | null;
  readonly message: string;
}

/** An event with its place in the input. One without a time that can be read is mapped only. */
export interface GivenEvent {
  readonly index: number;
  readonly event: XqlObject;
  readonly isDated: boolean;
}

/** Rules as they were installed. One that could not be read has a `problem` and nothing to run. */
export interface RulesToRun {
  readonly modelingRules: readonly {
    readonly name: string;
    readonly models: readonly Model[];
    readonly problem?: string;
  }[];
  readonly correlationRules: readonly {
    readonly name: string;
    readonly rule?: RunningRule;
    readonly problem?: string;
  }[];
  readonly dashboards: readonly {
    readonly name: string;
    readonly widgets: readonly {
      readonly title: string;
      readonly query?: ParsedQuery;
      readonly windowMilliseconds?: number;
      readonly problem?: string;
    }[];
  }[];
}

/** Maps the events and runs every rule and widget over them as at `now`, in epoch milliseconds. */
export function runRulesOnEvents(rules: RulesToRun, given: readonly GivenEvent[], now: number): EventsReport {
  const problems: EventProblem[] = [];
  const dated = given.filter(({ isDated }) => isDated);
  const rows = dated.map(({ event }) => event);
  const indexesOf = (positions: readonly number[]) =>
    positions.map((position) => dated[position]?.index ?? -1);
  const reporting = (rule: string): StageRun => ({
    now,
    onUnreadableRow: ({ events }, error) => {
      const message = error.inQuery();
      problems.push(...indexesOf(events).map((index) => ({ index, rule, message })));
    },
  });
  return {
    now: new Date(now).toISOString(),
    modelingRules: rules.modelingRules.map(({ name, problem = null }) => ({ name, error: problem })),
    events: given.map((event) => ({ index: event.index, model: modelOf(rules, event, problems, now) })),
    rules: rules.correlationRules.map(({ name, rule, problem = null }) => ({
      name,
      ...attempt({ alerts: [] }, problem, () => {
        const alerts = rule === undefined ? [] : raiseAlerts(rule, rows, [now], reporting(name));
        return { alerts: alerts.map((alert) => ({ name: alert.name, events: indexesOf(alert.events) })) };
      }),
    })),
    dashboards: rules.dashboards.map(({ name, widgets }) => ({
      name,
      widgets: widgets.map(({ title, query, windowMilliseconds, problem = null }) => ({
        title,
        ...attempt({ rows: [] }, problem, () => {
          const window = windowMilliseconds === undefined ? {} : { windowMilliseconds };
          const run = { ...reporting(`${name}: ${title}`), ...window };
          const found = query === undefined ? [] : runTracedQuery(query, rows, run);
          return { rows: found.map(({ row }) => row) };
        }),
      })),
    })),
    problems: problems.sort((a, b) => a.index - b.index),
  };
}

function modelOf(
  { modelingRules }: RulesToRun,
  { index, event }: GivenEvent,
  problems: EventProblem[],
  now: number,
): Row | null {
  for (const { name, models } of modelingRules) {
    try {
      for (const dataset of new Set(models.map((model) => model.dataset))) {
        const mapped = mapEvent(models, dataset, event, now);
        if (mapped !== undefined) return mapped;
      }
    } catch (error) {
      if (!(error instanceof XqlError)) throw error;
      problems.push({ index, rule: name, message: error.inQuery() });
      return null;
    }
  }
  // What no rule maps, or one that cannot be read may map, is no problem of an event.
  const areRead = modelingRules.every(({ problem }) => problem === undefined);
  if (modelingRules.length > 0 && areRead)
    problems.push({ index, rule: null, message: unmapped(modelingRules, event) });
  return null;
}

/** The mappings tell events apart by the columns that all of their filters read. */
function unmapped(rules: RulesToRun['modelingRules'], event: XqlObject): string {
  const filters = rules.flatMap(({ models }) =>
    models.flatMap(({ pipelines }) =>
      pipelines.map((stages) => {
        const [first] = stages;
        return new Set(first?.kind === 'filter' ? columnsRead(first).map(({ name }) => name) : []);
      }),
    ),
  );
  const common = [...(filters[0] ?? [])].filter((column) => filters.every((columns) => columns.has(column)));
  const [column] = common;
  if (column === undefined) return 'No mapping takes the event.';
  const value = textOf((event[column] ?? null) as Row[string]);
  return value === null || value === ''
    ? `The event has no ${column}, by which the mappings know its kind.`
    : `No mapping takes events whose ${column} is "${value}".`;
}

function attempt<R extends object>(
  empty: R,
  problem: string | null,
  run: () => R,
): R & { readonly error: string | null } {
  if (problem !== null) return { ...empty, error: problem };
  try {
    return { ...run(), error: null };
  } catch (error) {
    if (error instanceof XqlError) return { ...empty, error: error.inQuery() };
    throw error;
  }
}
