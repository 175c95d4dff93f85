/**
 * What does not compile in the declaration of rules and dashboards. `npm run typecheck` fails when one of these lines
 * compiles, or when a line without a mark does not.
 */

import { type CorrelationRule, collectorSchedule } from '#src/definition/correlation-rule.js';
import type { Chart } from '#src/definition/dashboard.js';
import type { EventMapping, Fields, MappingSample } from '#src/definition/modeling-rule.js';
import { constant } from '#src/definition/xql.js';
import type { AlertCategory } from '#src/spec/correlation-rules.js';

declare const rule: Omit<
  Extract<CorrelationRule, { readonly category: AlertCategory }>,
  'userDefinedCategory'
>;

export const rules: readonly CorrelationRule[] = [
  rule,
  { ...rule, category: 'EVASION' },
  { ...rule, category: 'User Defined', userDefinedCategory: 'tactic' },
  { ...rule, isEnabled: false, timezone: 'Europe/Lisbon', alertDomain: 'DOMAIN_SECURITY', action: 'ALERTS' },
  { ...rule, mappingStrategy: 'AUTO', drilldownTimeframe: 'QUERY' },
  { ...rule, schedule: collectorSchedule },
  { ...rule, schedule: 'REAL_TIME' },
  {
    ...rule,
    mitre: { 'TA0006 - Credential Access': ['T1110 - Brute Force', 'T1110.003 - Password Spraying'] },
  },
  // @ts-expect-error The tactic Defense Evasion is the category EVASION.
  { ...rule, category: 'DEFENSE_EVASION' },
  // @ts-expect-error A category of one's own needs the column that names it.
  { ...rule, category: 'User Defined' },
  // @ts-expect-error Only a category of one's own has a column.
  { ...rule, category: 'DISCOVERY', userDefinedCategory: 'tactic' },
  // @ts-expect-error There is no such severity.
  { ...rule, severity: 'SEV_050_CRITICAL' },
  // @ts-expect-error A severity is not its label.
  { ...rule, severity: 'Medium' },
  // @ts-expect-error There is no such strategy.
  { ...rule, mappingStrategy: 'MANUAL' },
  // @ts-expect-error There is no such timeframe.
  { ...rule, drilldownTimeframe: 'ISSUE' },
  // @ts-expect-error There is no such domain.
  { ...rule, alertDomain: 'SECURITY' },
  // @ts-expect-error There is no such action.
  { ...rule, action: 'ALERT' },
  // @ts-expect-error A schedule has a window.
  { ...rule, schedule: { crontab: '*/10 * * * *' } },
  // @ts-expect-error There is no other mode.
  { ...rule, schedule: 'SCHEDULED' },
  // @ts-expect-error Suppression is by a list of columns.
  { ...rule, suppression: { hours: 1, columns: 'id' } },
  // @ts-expect-error The list of columns is not empty.
  { ...rule, suppression: { hours: 1, columns: [] } },
  // @ts-expect-error A tactic is written with its name.
  { ...rule, mitre: { TA0006: ['T1110 - Brute Force'] } },
  // @ts-expect-error The name of the tactic is another.
  { ...rule, mitre: { 'TA0006 - Discovery': ['T1110 - Brute Force'] } },
  // @ts-expect-error There is no such technique.
  { ...rule, mitre: { 'TA0006 - Credential Access': ['T1999 - Brute Force'] } },
  // @ts-expect-error The name of the technique is another.
  { ...rule, mitre: { 'TA0006 - Credential Access': ['T1110 - Guessing'] } },
  // @ts-expect-error A tactic has at least one technique.
  { ...rule, mitre: { 'TA0006 - Credential Access': [] } },
];

export const mapping: EventMapping['xdm'] = {
  'xdm.event.outcome': constant('OUTCOME_SUCCESS'),
  // @ts-expect-error The data model has no such field.
  'xdm.source.user.email': 'user_email',
};

export const sample: MappingSample['expected'] = {
  'xdm.event.id': '1',
  // @ts-expect-error The data model has no such field.
  'xdm.event.start_time': '2026-11-03T12:00:00Z',
};

export const constants = [
  constant('USER_TYPE_SERVICE_ACCOUNT'),
  constant('OPERATION_TYPE_AUTH_LOGIN'),
  // @ts-expect-error The list of outcomes is closed.
  constant('OUTCOME_DENIED'),
  // @ts-expect-error There is no such family.
  constant('COLOR_RED'),
  // @ts-expect-error The prefix is written by the function.
  constant('XDM_CONST.OUTCOME_SUCCESS'),
];

export const fields: Fields = {
  id: 'string',
  raw: 'json',
  // @ts-expect-error A schema has no such type.
  list: 'json_array',
};

export const charts: readonly Chart[] = [
  { kind: 'table' },
  { kind: 'pie', of: 'country', value: 'events' },
  // @ts-expect-error There is no such chart.
  { kind: 'donut', of: 'country', value: 'events' },
  // @ts-expect-error A pie has no axes.
  { kind: 'pie', x: 'country', y: 'events' },
];
