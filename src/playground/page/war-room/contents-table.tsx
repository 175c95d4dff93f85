import { useState } from 'preact/hooks';
import { cellText, type JsonObject } from '../../../shared/json.js';
import { LongText } from '../parts/long-text.js';
import { countedText } from '../parts/quantity-text.js';
import { ShowAll } from '../parts/show-all.js';

/** What is shown at once. */
const mostRows = 100;
const mostColumns = 50;

interface ContentsTableProps {
  readonly columns: readonly string[];
  readonly rows: readonly JsonObject[];
}

/** The contents of an entry as a table. */
export function ContentsTable({ columns, rows }: ContentsTableProps) {
  const [allRows, setAllRows] = useState(false);
  const [allColumns, setAllColumns] = useState(false);
  const shown = columns.slice(0, allColumns ? undefined : mostColumns);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls. */}
      <div class="table-scroll" role="group" aria-label="Table" tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              {shown.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, allRows ? undefined : mostRows).map((row, index) => (
              <tr key={index}>
                {shown.map((column) => (
                  <td key={column}>
                    <LongText text={cellText(row[column])} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!allRows && rows.length > mostRows && (
        <ShowAll of={countedText(rows.length, 'row')} onClick={() => setAllRows(true)} />
      )}
      {shown.length < columns.length && (
        <ShowAll of={countedText(columns.length, 'column')} onClick={() => setAllColumns(true)} />
      )}
    </>
  );
}
