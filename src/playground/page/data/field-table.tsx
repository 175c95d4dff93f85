import type { JsonObject } from '../../../cortex/json.js';
import { LongText } from '../parts/long-text.js';
import { type FlatField, flatFields } from './flat-fields.js';

interface FieldTableProps {
  readonly row: JsonObject;
  /** The columns of the table of rows. */
  readonly columns: readonly string[];
  readonly onFilter: (field: FlatField) => void;
  readonly onColumns: (columns: readonly string[]) => void;
}

/** The fields of a row, each of which can become a filter, and a column or none. */
export function FieldTable({ row, columns, onFilter, onColumns }: FieldTableProps) {
  return (
    <dl class="data-fields">
      {flatFields(row).map((field) => (
        <div key={field.path} class="data-field">
          <dt class="mono">{field.path}</dt>
          <dd>
            <LongText text={field.text} />
          </dd>
          <dd class="data-field-actions">
            <button
              type="button"
              class="button quiet small"
              aria-label={`Filter by this ${field.path}`}
              onClick={() => onFilter(field)}
            >
              Filter
            </button>
            <button
              type="button"
              class="button quiet small"
              aria-label={`Column ${field.path}`}
              aria-pressed={columns.includes(field.path)}
              onClick={() => onColumns(toggled(columns, field.path))}
            >
              Column
            </button>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function toggled(columns: readonly string[], path: string): readonly string[] {
  return columns.includes(path) ? columns.filter((name) => name !== path) : [...columns, path];
}
