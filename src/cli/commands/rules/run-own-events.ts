import { resolve } from 'node:path';
import { UserError } from '../../../shared/errors.js';
import { installDashboards } from '../../../simulator/install/install-dashboards.js';
import { type InstalledModelingRule, readRules, rulesFor } from '../../../simulator/install/install-rules.js';
import { type RulesToRun, runRulesOnEvents } from '../../../xql/rules/run-rules-on-events.js';
import type { Output } from '../../terminal/output.js';
import { printEventsReport } from './own-events-report.js';
import { instant, readEvents, whatIsTaken } from './read-events.js';

export interface OwnEventsRun {
  readonly root: string;
  readonly zip: Uint8Array;
  /** The file of events, from the root. */
  readonly file: string;
  /** When the rules run: a time as text, or a number since 1970. Absent: one minute after the newest event. */
  readonly now: string | undefined;
  /** As 8.9.0. Absent: the newest. */
  readonly tenantVersion: string | undefined;
  readonly json: boolean;
}

const minute = 60_000;

/**
 * Shows what the rules of a zip make of a user's own events. Throws UserError for input that cannot be read, and
 * UserError, after everything was printed, when a rule or a widget cannot.
 */
export async function runOwnEvents(run: OwnEventsRun, { out }: Output): Promise<void> {
  const { events, problems, newest } = await readEvents(resolve(run.root, run.file), run.file);
  const now = run.now === undefined ? (newest ?? Date.now() - minute) + minute : timeOf(run.now);
  const report = runRulesOnEvents(rulesToRun(run.zip, run.tenantVersion), events, now);
  const whole = {
    ...report,
    problems: [...problems, ...report.problems].sort((a, b) => a.index - b.index),
  };
  if (run.json) out.verbatim(JSON.stringify(whole, null, 2));
  else printEventsReport(whole, events, out);
  if (events.length === 0)
    throw new UserError(
      'command-line',
      `${run.file} holds no event, so no rule had one to read. ${whatIsTaken}`,
    );
  const unreadable = [
    ...report.modelingRules,
    ...report.rules.map(({ name, error }) => ({ name, error })),
    ...report.dashboards.flatMap(({ name, widgets }) =>
      widgets.map(({ title, error }) => ({ name: `${name}: ${title}`, error })),
    ),
  ].filter(({ error }) => error !== null);
  if (unreadable.length > 0) {
    const list = unreadable.map(({ name, error }) => `  ${name}: ${error}`).join('\n');
    throw new UserError('rules-unreadable', `These rules and widgets could not be read or run:\n${list}`);
  }
}

function timeOf(text: string): number {
  const time = instant(text);
  if (time === undefined)
    throw new UserError(
      'command-line',
      `--now ${text} is not a time. Write it as 2026-11-20T09:00:00Z, or as seconds or milliseconds since 1970.`,
    );
  return time;
}

function rulesToRun(zip: Uint8Array, tenantVersion: string | undefined): RulesToRun {
  const { modelingRules, correlationRules } = readRules(zip);
  const unreadable = modelingRules.flatMap((read) =>
    'problem' in read ? [{ name: read.name, models: [], problem: read.problem.message }] : [],
  );
  const models = modelingRules.flatMap((read) => ('problem' in read ? [] : [read.rule]));
  return {
    // Which tenants a rule is for that cannot be read is not known.
    modelingRules: [...chosenModels(models, tenantVersion, unreadable.length > 0), ...unreadable],
    correlationRules: correlationRules.map((read) =>
      'problem' in read ? { name: read.name, problem: read.problem.message } : read,
    ),
    dashboards: installDashboards(zip),
  };
}

function chosenModels(
  rules: readonly InstalledModelingRule[],
  tenantVersion: string | undefined,
  mayBeNone: boolean,
): readonly InstalledModelingRule[] {
  if (tenantVersion !== undefined && !/^\d+(\.\d+){1,2}$/.test(tenantVersion))
    throw new UserError(
      'command-line',
      `--tenant-version ${tenantVersion} is not a version. Write it as 8.9.0.`,
    );
  const chosen =
    tenantVersion === undefined
      ? rules.filter(({ toVersion }) => toVersion === '')
      : rulesFor(rules, tenantVersion);
  if (chosen.length > 0 || rules.length === 0 || mayBeNone) return chosen;
  const ranges = rules.map(({ fromVersion, toVersion }) =>
    toVersion === '' ? `from ${fromVersion} on` : `from ${fromVersion} to ${toVersion}`,
  );
  throw new UserError(
    'command-line',
    `The pack has no modeling rule for ${tenantVersion === undefined ? 'the newest tenants' : `tenants of version ${tenantVersion}`}, only for those ${ranges.join(' and ')}. Choose one of them with --tenant-version.`,
  );
}
