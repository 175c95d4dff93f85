import type { JsonObject } from '../../../cortex/json.js';
import { LongText } from '../parts/long-text.js';
import { type FlatField, flatFields } from './flat-fields.js';

interface FieldTableProps {
  readonly row: JsonObject;
  readonly onFilter: (field: FlatField) => void;
  readonly onColumn: (path: string) => void;
}

/** The fields of a row, each of which can become a filter or a column. */
export function FieldTable({ row, onFilter, onColumn }: FieldTableProps) {
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
              aria-label={`Show the column ${field.path}`}
              onClick={() => onColumn(field.path)}
            >
              Column
            </button>
          </dd>
        </div>
      ))}
    </dl>
  );
}
