import type { CorrelationRule } from '../../definition/correlation-rule.js';
import { writeYaml } from '../../shared/write-yaml.js';
import { alertsDataset } from '../../spec/correlation-rules.js';

/**
 * The YAML of a correlation rule. The development kit and the tenant take the same. Optional keys that the kit's strict
 * model knows are null where they are not used, as in exports of tenants; those that it does not know are written only
 * when they are declared. `simple_schedule` is never written: `crontab` says the same, and one source had it refused.
 */
export function correlationRuleYaml(rule: CorrelationRule): string {
  const { schedule } = rule;
  const isScheduled = schedule !== 'REAL_TIME';
  return writeYaml({
    global_rule_id: rule.id,
    name: rule.name,
    description: rule.description,
    fromversion: rule.fromVersion,
    ...declared('is_enabled', rule.isEnabled),
    ...declared('alert_domain', rule.alertDomain),
    ...declared('action', rule.action),
    severity: rule.severity,
    alert_name: rule.alertName,
    alert_category: rule.category,
    alert_description: rule.alertDescription,
    alert_fields: rule.alertFields,
    mitre_defs: rule.mitre,
    mapping_strategy: rule.mappingStrategy ?? 'CUSTOM',
    dataset: alertsDataset,
    execution_mode: isScheduled ? 'SCHEDULED' : 'REAL_TIME',
    crontab: isScheduled ? schedule.crontab : null,
    ...declared('timezone', rule.timezone),
    search_window: isScheduled ? durationText(schedule.searchWindowMinutes) : null,
    suppression_enabled: true,
    suppression_duration: `${rule.suppression.hours} hours`,
    // A list on tenants and in their exports. The kit's strict model says text; its validate passes the list.
    suppression_fields: rule.suppression.columns,
    drilldown_query_timeframe: rule.drilldownTimeframe ?? 'ALERT',
    investigation_query_link: null,
    user_defined_category: rule.userDefinedCategory ?? null,
    user_defined_severity: null,
    xql_query: rule.query,
  });
}

function declared(key: string, value: string | boolean | undefined): object {
  return value === undefined ? {} : { [key]: value };
}

const hour = 60;
const day = 24 * hour;

/** As the platform writes it: in the largest unit that tells it without a fraction, always in the plural. */
export function durationText(minutes: number): string {
  if (minutes % day === 0) return `${minutes / day} days`;
  return minutes % hour === 0 ? `${minutes / hour} hours` : `${minutes} minutes`;
}
