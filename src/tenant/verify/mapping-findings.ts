import type { JsonObject } from '../../shared/json.js';
import { numberOf, textOf } from '../client/xql-values.js';
import type { PackDataset } from './pack-promises.js';
import type { ProofFinding } from './proof-finding.js';
import { filledColumn } from './proof-queries.js';

export interface MappingSeen {
  readonly dataset: PackDataset;
  /** Events of the dataset, counted before those of the data model, over the same time. */
  readonly events: number;
  readonly rows: readonly JsonObject[];
  readonly query: string;
}

/**
 * Whether the modeling rule works, from the row of the mapping query. A rule that does not compile leaves the data
 * model empty while everything else looks installed.
 */
export function mappingFinding({ dataset, events, rows, query }: MappingSeen): ProofFinding {
  const { name, mappedFields } = dataset;
  const finding = { question: 'mapping', about: name, query } as const;
  const row = rows[0] ?? {};
  const mapped = numberOf(row.events) ?? 0;
  if (mapped === 0) {
    return {
      ...finding,
      verdict: 'wrong',
      finding: `None of the ${events} events is in the data model: the modeling rule is missing, was switched off, or does not compile.`,
      fix: 'Look at the rule under Data Model Rules in the settings: an error is shown next to it. `cortex-pack validate` finds what tenants were seen to refuse.',
    };
  }
  if (mapped < events) {
    return {
      ...finding,
      verdict: 'wrong',
      finding: `${events - mapped} of the ${events} events are not in the data model.`,
      fix: 'A filter of the modeling rule leaves them out: compare its values with those of the dataset.',
    };
  }
  const empty = mappedFields.filter((_field, index) => (numberOf(row[filledColumn(index)]) ?? 0) === 0);
  if (mappedFields.length > 0 && empty.length === mappedFields.length) {
    return {
      ...finding,
      verdict: 'wrong',
      finding: `All ${mapped} events are in the data model, but no mapped field of any is filled.`,
      fix: 'The columns that the modeling rule reads are not those of the events: compare them.',
    };
  }
  const filled = `${mappedFields.length - empty.length} of ${mappedFields.length} mapped fields are filled.`;
  const unfilled = empty.length === 0 ? '' : ` Never filled: ${empty.join(', ')}.`;
  return {
    ...finding,
    verdict: 'proved',
    finding: `The events are in the data model (${mapped})${mappedFields.length === 0 ? '.' : `, and ${filled}${unfilled}`}`,
  };
}

/** The reason from the errors that the platform keeps of modeling rules; undefined when it keeps none. */
export function reasonsOf(rows: readonly JsonObject[]): string | undefined {
  const messages = rows.map((row) => textOf(row.error_message)).filter((text) => text !== '');
  return messages.length === 0 ? undefined : messages.join(' / ');
}
