import type { PackDefinition } from '../../../definition/pack.js';
import { installRules } from '../../../simulator/install/install-rules.js';
import {
  type ExampleResult,
  type RuleReport,
  runCorrelationExamples,
  runMappingSamples,
} from '../../../xql/rules/run-rule-examples.js';

/** Runs the rules of a zip over the samples and examples of the definition that it was built from. */
export function runPackExamples(pack: PackDefinition, zip: Uint8Array): RuleReport[] {
  const installed = installRules(zip);
  const now = Date.now();
  return [
    ...(pack.modelingRules ?? []).flatMap((rule) => runMappingSamples(rule, installed.modelingRules)),
    ...(pack.correlationRules ?? []).map((rule) =>
      runCorrelationExamples(rule, installed.correlationRules, now),
    ),
  ];
}

/** The examples that did not come out as the definition says. */
export function failedExamples(
  reports: readonly RuleReport[],
): (ExampleResult & { readonly rule: string })[] {
  return reports.flatMap(({ rule, verdicts }) =>
    verdicts.filter(({ problems }) => problems.length > 0).map((verdict) => ({ ...verdict, rule })),
  );
}
