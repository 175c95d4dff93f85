import { type CorrelationRule, collectorSchedule } from '#src/definition/index.js';
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
  // TS2322 at `category`: The tactic Defense Evasion is the category EVASION.
  { ...rule, category: 'DEFENSE_EVASION' },
  // TS2375 at `{ ...rule, category: 'User Defined' }`: A category of one's own needs the column that names it.
  { ...rule, category: 'User Defined' },
  // TS2375 at `{ ...rule, category: 'DISCOVERY', userDefinedCategory: 'tactic' }`: Only a category of one's own has a column.
  { ...rule, category: 'DISCOVERY', userDefinedCategory: 'tactic' },
  // TS2322 at `severity`: There is no such severity.
  { ...rule, severity: 'SEV_050_CRITICAL' },
  // TS2322 at `severity`: A severity is not its label.
  { ...rule, severity: 'Medium' },
  // TS2322 at `mappingStrategy`: There is no such strategy.
  { ...rule, mappingStrategy: 'MANUAL' },
  // TS2322 at `drilldownTimeframe`: There is no such timeframe.
  { ...rule, drilldownTimeframe: 'ISSUE' },
  // TS2322 at `alertDomain`: There is no such domain.
  { ...rule, alertDomain: 'SECURITY' },
  // TS2322 at `action:`: There is no such action.
  { ...rule, action: 'ALERT' },
  // TS2322 at `schedule`: A schedule has a window.
  { ...rule, schedule: { crontab: '*/10 * * * *' } },
  // TS2322 at `schedule`: There is no other mode.
  { ...rule, schedule: 'SCHEDULED' },
  // TS2322 at `columns`: Suppression is by a list of columns.
  { ...rule, suppression: { hours: 1, columns: 'id' } },
  // TS2322 at `columns`: The list of columns is not empty.
  { ...rule, suppression: { hours: 1, columns: [] } },
  // TS2353 at `TA0006`: A tactic is written with its name.
  { ...rule, mitre: { TA0006: ['T1110 - Brute Force'] } },
  // TS2353 at `'TA0006 - Discovery'`: The name of the tactic is another.
  { ...rule, mitre: { 'TA0006 - Discovery': ['T1110 - Brute Force'] } },
  // TS2820 at `'T1999 - Brute Force'`: There is no such technique.
  { ...rule, mitre: { 'TA0006 - Credential Access': ['T1999 - Brute Force'] } },
  // TS2322 at `'T1110 - Guessing'`: The name of the technique is another.
  { ...rule, mitre: { 'TA0006 - Credential Access': ['T1110 - Guessing'] } },
  // TS2322 at `'TA0006 - Credential Access'`: A tactic has at least one technique.
  { ...rule, mitre: { 'TA0006 - Credential Access': [] } },
];
