import { severityLabels, userDefinedSeverity } from '../../spec/correlation-rules.js';
import type { Pack } from '../../validation/document/pack.js';
import type { Field } from '../../validation/text/field.js';
import type { ReportedCorrelationRule } from '../pack-report.js';
import { stated } from './stated.js';

export function correlationRuleFacts({ correlationRules }: Pack): ReportedCorrelationRule[] {
  return correlationRules.map(({ root, path }) =>
    stated<ReportedCorrelationRule>({
      name: root.get('name')?.text ?? path,
      description: root.get('description')?.text,
      severity: severityOf(root),
      schedule: scheduleOf(root),
      looksBack: root.get('search_window')?.text,
      enabled: enabledOf(root),
      query: root.get('xql_query')?.text,
    }),
  );
}

function severityOf(root: Field): string | undefined {
  const severity = root.get('severity')?.text;
  if (severity === userDefinedSeverity)
    return `given by the column ${root.get('user_defined_severity')?.text ?? '(not named)'}`;
  const labels: { readonly [severity: string]: string } = severityLabels;
  return severity === undefined ? undefined : (labels[severity] ?? severity);
}

function scheduleOf(root: Field): string | undefined {
  if (root.get('execution_mode')?.text === 'REAL_TIME') return 'on each event as it arrives';
  return root.get('simple_schedule')?.text ?? root.get('crontab')?.text;
}

function enabledOf(root: Field): boolean | undefined {
  const enabled = root.get('is_enabled')?.value;
  return typeof enabled === 'boolean' ? enabled : undefined;
}
