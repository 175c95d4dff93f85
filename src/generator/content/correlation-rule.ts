import type { CorrelationRule } from '../../definition/correlation-rule.js';
import { writeYaml } from '../yaml-text.js';

/** The YAML of a correlation rule. The development kit and the tenant take the same. */
export function correlationRuleYaml(rule: CorrelationRule): string {
  const { schedule } = rule;
  return writeYaml({
    global_rule_id: rule.id,
    name: rule.name,
    description: rule.description,
    fromversion: rule.fromVersion,
    severity: rule.severity,
    alert_name: rule.alertName,
    alert_category: rule.category,
    alert_description: rule.alertDescription,
    alert_fields: rule.alertFields,
    mitre_defs: rule.mitre,
    mapping_strategy: 'CUSTOM',
    dataset: 'alerts',
    execution_mode: schedule === undefined ? 'REAL_TIME' : 'SCHEDULED',
    crontab: schedule?.crontab ?? null,
    search_window: schedule === undefined ? null : durationText(schedule.searchWindowMinutes),
    suppression_enabled: true,
    suppression_duration: `${rule.suppression.hours} hours`,
    suppression_fields: rule.suppression.column,
    drilldown_query_timeframe: 'ALERT',
    investigation_query_link: null,
    user_defined_category: null,
    user_defined_severity: null,
    xql_query: rule.query,
  });
}

const hour = 60;
const day = 24 * hour;

/** In the largest unit that tells it without a fraction. */
export function durationText(minutes: number): string {
  if (minutes % day === 0) return `${minutes / day} days`;
  return minutes % hour === 0 ? `${minutes / hour} hours` : `${minutes} minutes`;
}
