import type { CorrelationRule, RuleExample } from '../../definition/correlation-rule.js';
import type { MappingSample, ModelingRule } from '../../definition/modeling-rule.js';
import type { Model } from '../evaluator/syntax.js';
import { alertsAmong, mappingDifferences, type ScheduledRule } from './rule-examples.js';

/** What a rule made of one sample or example. */
export interface ExampleResult {
  readonly description: string;
  /** What a correlation rule must make of it; absent for a mapping. */
  readonly expects?: 'alert' | 'no alert';
  /** The alert of a correlation rule; absent when it stayed quiet. */
  readonly alert?: string;
  /** Where that is not as the definition says; empty when it is. */
  readonly problems: readonly string[];
}

export interface RuleReport {
  readonly rule: string;
  /** The tenants that this generation of the rule is for; absent for a correlation rule. */
  readonly tenants?: string;
  readonly verdicts: readonly ExampleResult[];
}

/** A modeling rule as it was installed. */
export interface RunningModel {
  readonly id: string;
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly models: readonly Model[];
}

/** A correlation rule as it was installed. */
export interface InstalledRule extends ScheduledRule {
  readonly id: string;
}

/** Runs every installed generation of a modeling rule over the rule's samples. Throws XqlError. */
export function runMappingSamples(rule: ModelingRule, installed: readonly RunningModel[]): RuleReport[] {
  const own = installed.filter(({ id }) => id === rule.id);
  if (own.length < rule.versionRanges.length) return [missing(rule.name)];
  return own.map(({ fromVersion, toVersion, models }) => ({
    rule: rule.name,
    tenants: toVersion === '' ? `from ${fromVersion} on` : `from ${fromVersion} to ${toVersion}`,
    verdicts: rule.samples.map((sample) => runSample(rule.dataset, models, sample)),
  }));
}

function runSample(dataset: string, models: readonly Model[], sample: MappingSample): ExampleResult {
  const problems = mappingDifferences(models, dataset, sample).map(
    ({ field, expected, actual }) => `${field} must be ${expected ?? 'empty'} and is ${actual ?? 'empty'}.`,
  );
  return { description: sample.name, problems };
}

/** Runs an installed correlation rule over the examples of its definition. `now` is in epoch milliseconds. Throws XqlError. */
export function runCorrelationExamples(
  rule: CorrelationRule,
  installed: readonly InstalledRule[],
  now: number,
): RuleReport {
  const own = installed.find(({ id }) => id === rule.id);
  if (own === undefined) return missing(rule.name);
  return {
    rule: rule.name,
    verdicts: [
      ...rule.fires.map((example) => runExample(own, example, { mustFire: true, now })),
      ...rule.quiet.map((example) => runExample(own, example, { mustFire: false, now })),
    ],
  };
}

function runExample(
  installed: InstalledRule,
  { description, events }: RuleExample,
  { mustFire, now }: { readonly mustFire: boolean; readonly now: number },
): ExampleResult {
  const alerts = alertsAmong(installed, events, now);
  const [first] = alerts;
  return {
    description,
    expects: mustFire ? 'alert' : 'no alert',
    ...(first === undefined ? {} : { alert: first.name }),
    problems: exampleProblems(alerts.length, mustFire),
  };
}

function exampleProblems(alerts: number, mustFire: boolean): string[] {
  if (!mustFire) return alerts === 0 ? [] : ['It must stay quiet.'];
  if (alerts === 0) return ['It must fire.'];
  return alerts === 1 ? [] : [`It must raise one alert in successive runs, and raises ${alerts}.`];
}

function missing(rule: string): RuleReport {
  return { rule, verdicts: [{ description: 'in the zip', problems: ['The rule is not in the zip.'] }] };
}
