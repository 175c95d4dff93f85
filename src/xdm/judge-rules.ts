import type { CorrelationRule, RuleExample } from '../definition/correlation-rule.js';
import type { MappingSample, ModelingRule } from '../definition/modeling-rule.js';
import { alertName, alertsAmong, mappingDifferences } from './rule-examples.js';
import type { Model, Query } from './syntax.js';

/** What a rule made of one sample or example. */
export interface Verdict {
  readonly says: string;
  /** The alert of a correlation rule; absent when it stayed quiet. */
  readonly alert?: string;
  /** Where that is not as the definition says; empty when it is. */
  readonly problems: readonly string[];
}

export interface RuleReport {
  readonly rule: string;
  /** The tenants that this generation of the rule is for; absent for a correlation rule. */
  readonly tenants?: string;
  readonly verdicts: readonly Verdict[];
}

/** A modeling rule as it was installed. */
export interface RunningModel {
  readonly id: string;
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly models: readonly Model[];
}

/** A correlation rule as it was installed. */
export interface RunningQuery {
  readonly id: string;
  readonly query: Query;
  readonly windowMilliseconds?: number;
}

/** Judges every installed generation of a modeling rule by the rule's samples. Throws XqlError. */
export function judgeModelingRule(rule: ModelingRule, installed: readonly RunningModel[]): RuleReport[] {
  const own = installed.filter(({ id }) => id === rule.id);
  if (own.length < rule.generations.length) return [missing(rule.name)];
  return own.map(({ fromVersion, toVersion, models }) => ({
    rule: rule.name,
    tenants: toVersion === '' ? `from ${fromVersion} on` : `from ${fromVersion} to ${toVersion}`,
    verdicts: rule.samples.map((sample) => judgeSample(rule.dataset, models, sample)),
  }));
}

function judgeSample(dataset: string, models: readonly Model[], sample: MappingSample): Verdict {
  const problems = mappingDifferences(models, dataset, sample).map(
    ({ field, expected, actual }) => `${field} must be ${expected ?? 'empty'} and is ${actual ?? 'empty'}.`,
  );
  return { says: sample.name, problems };
}

/** Judges an installed correlation rule by the examples of its definition. `now` is in epoch milliseconds. Throws XqlError. */
export function judgeCorrelationRule(
  rule: CorrelationRule,
  installed: readonly RunningQuery[],
  now: number,
): RuleReport {
  const own = installed.find(({ id }) => id === rule.id);
  if (own === undefined) return missing(rule.name);
  return {
    rule: rule.name,
    verdicts: [
      ...rule.fires.map((example) => judgeExample(rule, own, example, { mustFire: true, now })),
      ...rule.quiet.map((example) => judgeExample(rule, own, example, { mustFire: false, now })),
    ],
  };
}

function judgeExample(
  rule: CorrelationRule,
  installed: RunningQuery,
  { says, events }: RuleExample,
  { mustFire, now }: { readonly mustFire: boolean; readonly now: number },
): Verdict {
  const [first] = alertsAmong(installed, events, now);
  const fired = first !== undefined;
  return {
    says,
    ...(fired ? { alert: alertName(rule, first) } : {}),
    problems: fired === mustFire ? [] : [mustFire ? 'It must fire.' : 'It must stay quiet.'],
  };
}

function missing(rule: string): RuleReport {
  return { rule, verdicts: [{ says: 'in the zip', problems: ['The rule is not in the zip.'] }] };
}
