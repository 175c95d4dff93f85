import { useState } from 'preact/hooks';
import type { JsonObject } from '../../../shared/json.js';
import { LongText } from '../parts/long-text.js';
import { countedText } from '../parts/quantity-text.js';
import { ShowAll } from '../parts/show-all.js';
import { type FlatField, flatFields } from './flat-fields.js';

/** Fields that are shown at once. */
const mostFields = 200;

interface FieldTableProps {
  readonly row: JsonObject;
  /** The columns of the table of rows. */
  readonly columns: readonly string[];
  readonly onFilter: (field: FlatField) => void;
  readonly onColumns: (columns: readonly string[]) => void;
}

/** The fields of a row, each of which can become a filter, and a column or none. */
export function FieldTable({ row, columns, onFilter, onColumns }: FieldTableProps) {
  const [all, setAll] = useState(false);
  const fields = flatFields(row);
  return (
    <>
      <dl class="data-fields">
        {fields.slice(0, all ? undefined : mostFields).map((field) => (
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
      {!all && fields.length > mostFields && (
        <ShowAll of={countedText(fields.length, 'field')} onClick={() => setAll(true)} />
      )}
    </>
  );
}

function toggled(columns: readonly string[], path: string): readonly string[] {
  return columns.includes(path) ? columns.filter((name) => name !== path) : [...columns, path];
}
