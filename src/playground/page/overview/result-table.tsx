import type { JsonObject } from '../../../shared/json.js';
import { countedText } from '../parts/quantity-text.js';
import { shortCellText } from './cell-text.js';

interface ResultTableProps {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly JsonObject[];
}

const mostRows = 10;

/** The first rows of a widget that is a table. */
export function ResultTable({ title, columns, rows }: ResultTableProps) {
  if (rows.length === 0) return <p class="muted">No event fits.</p>;
  const isNumber = (column: string) => rows.some((row) => typeof row[column] === 'number');
  const look = (column: string) => (isNumber(column) ? 'number' : undefined);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls. */}
      <section class="table-scroll" aria-label={`Table of ${title}`} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" class={look(column)}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostRows).map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column} class={look(column)}>
                    <bdi>{shortCellText(row[column])}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > mostRows && (
        <p class="muted small">and {countedText(rows.length - mostRows, 'more row')}</p>
      )}
    </>
  );
}
