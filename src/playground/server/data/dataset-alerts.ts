import { UserError } from '../../../shared/errors.js';
import { readRules } from '../../../simulator/install/install-rules.js';
import { XqlError } from '../../../xql/evaluator/xql-error.js';
import { type Alert, alertsOf } from '../../../xql/rules/raise-alerts.js';
import type { RuleAlerts } from '../../protocol.js';
import type { Simulation } from '../simulation/simulation.js';
import { findInSlices } from './find-in-slices.js';
import type { Rows } from './rows.js';

const mostAlerts = 20;

type ReadRules = ReturnType<typeof readRules>['correlationRules'];

/** What the correlation rules of a pack find in the dataset. */
export class DatasetAlerts {
  readonly #zip: Uint8Array;
  readonly #simulation: Simulation;
  readonly #rows: Rows;
  #rules: ReadRules | undefined;

  constructor(zip: Uint8Array, simulation: Simulation, rows: Rows) {
    this.#zip = zip;
    this.#simulation = simulation;
    this.#rows = rows;
  }

  /**
   * Runs the rule of this name once, now, over all rows as if they had just arrived: a search window, or a query that
   * takes what is new, would find nothing in most of a dataset.
   * Throws a UserError where the pack has no such rule.
   */
  async of(name: string): Promise<RuleAlerts> {
    const started = performance.now();
    this.#rules ??= readRules(this.#zip).correlationRules;
    const read = this.#rules.find((rule) => rule.name === name);
    if (read === undefined)
      throw new UserError('playground-request', `The pack has no correlation rule ${name}.`);
    if ('problem' in read) return notRun(this.#rows.masked(read.problem.message));
    const { dataset } = this.#simulation.mockServers;
    if (read.rule.query.dataset.toLowerCase() !== dataset.name)
      return notRun(
        `It reads ${read.rule.query.source} ${read.rule.query.dataset}, which is not the dataset here.`,
      );
    const { windowMilliseconds: _window, ...rule } = read.rule;
    let unreadable = 0;
    const now = this.#simulation.clock.now();
    const run = {
      now,
      onUnreadableRow: () => {
        unreadable += 1;
      },
    };
    try {
      const _insert_time = new Date(now).toISOString();
      const found = await findInSlices(rule.query, dataset.rows(), (row) => ({ ...row, _insert_time }), run);
      const alerts = alertsOf(rule, [{ now, found }]);
      return {
        alerts: alerts.slice(0, mostAlerts).map((alert) => this.#shown(alert)),
        total: alerts.length,
        milliseconds: Math.round(performance.now() - started),
        ...(unreadable === 0 ? {} : { problem: `It could not read ${unreadable} of the events.` }),
      };
    } catch (error) {
      if (error instanceof XqlError) return notRun(this.#rows.masked(error.message));
      throw error;
    }
  }

  #shown({ name, events }: Alert): RuleAlerts['alerts'][number] {
    return { name: this.#rows.masked(name), events: events.length };
  }
}

function notRun(problem: string): RuleAlerts {
  return { alerts: [], total: 0, milliseconds: 0, problem };
}
