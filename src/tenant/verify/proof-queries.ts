import type { PackDataset } from './pack-promises.js';

/** How many events there are, how new, and how long they took to arrive, by event type where a column tells it. */
export function eventsQuery({ name, typeColumn }: PackDataset): string {
  const by = typeColumn === undefined ? '' : ` by ${typeColumn}`;
  return [
    `dataset = ${name}`,
    '| alter lag_seconds = timestamp_diff(_insert_time, _time, "SECOND")',
    `| comp count() as events, max(_time) as newest_event, max(_insert_time) as newest_arrival, avg(lag_seconds) as average_lag, max(lag_seconds) as longest_lag${by}`,
  ].join('\n');
}

/** How many of the events are in the data model, and how many of them fill each field. */
export function mappingQuery({ name, mappedFields }: PackDataset): string {
  const filled = mappedFields.map((field, index) => `count(${field}) as ${filledColumn(index)}`);
  return [`datamodel dataset = ${name}`, `| comp ${['count() as events', ...filled].join(', ')}`].join('\n');
}

/** The column in which `mappingQuery` counts the events that fill a field. */
export function filledColumn(index: number): string {
  return `filled_${index + 1}`;
}

/** What the platform says of a modeling rule that does not compile (product documentation, and a query exported from a tenant). */
export function ruleErrorsQuery({ name }: PackDataset): string {
  return [
    'dataset = parsing_rules_errors',
    `| filter rule_type contains "Data Model" and target_dataset = ${quoted(name)}`,
    '| comp count() as times, max(_time) as newest by error_message',
  ].join('\n');
}

/** How the executions of correlation rules began and ended. Columns as in queries exported from a tenant. */
export function executionsQuery(names: readonly string[]): string {
  return [
    'dataset = correlations_auditing',
    `| filter name in (${names.map(quoted).join(', ')})`,
    '| comp count() as times, max(_time) as newest by name, status, failure_reason',
  ].join('\n');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}
