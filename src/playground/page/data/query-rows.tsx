import { useState } from 'preact/hooks';
import { cellText } from '../../../shared/json.js';
import type { QueryResult } from '../../protocol.js';
import { QueryGraph } from '../chart/query-graph.js';
import { DetailsSheet } from '../parts/details-sheet.js';
import { JsonTree } from '../parts/json-tree.js';
import { countedText, countText } from '../parts/quantity-text.js';
import { ShowAll } from '../parts/show-all.js';
import { duration } from '../parts/time-format.js';
import { VirtualTable } from '../parts/virtual-table.js';
import { columnWidths } from './column-widths.js';

const measuredRows = 100;

/** Columns that are shown at once. */
const mostColumns = 200;

/** The rows that a query found. */
export function QueryRows({ result }: { readonly result: QueryResult }) {
  const { rows, total, milliseconds } = result;
  const [wide, setWide] = useState<QueryResult>();
  const columns = result.columns.slice(0, wide === result ? undefined : mostColumns);
  const [place, setPlace] = useState<{ readonly result: QueryResult; readonly index: number }>();
  const [isOpen, setIsOpen] = useState(false);
  const active = place?.result === result ? place.index : undefined;
  const cellsOf = (index: number) => columns.map((column) => cellText(rows[index]?.[column]));
  const opened = isOpen && active !== undefined ? rows[active] : undefined;
  const widths = columnWidths(
    columns,
    rows.slice(0, measuredRows).map((_, index) => cellsOf(index)),
  );
  return (
    <>
      <p role="status" class="muted number">
        {rows.length < total
          ? `The first ${countText(rows.length)} of ${countedText(total, 'row')}`
          : countedText(total, 'row')}
        {`, in ${duration(milliseconds)}`}
      </p>
      {columns.length < result.columns.length && (
        <p>
          <ShowAll of={countedText(result.columns.length, 'column')} onClick={() => setWide(result)} />
        </p>
      )}
      {result.graph !== undefined && <QueryGraph settings={result.graph} rows={rows} />}
      <VirtualTable
        label="Result of the query"
        columns={columns.map((name, index) => ({ name, title: name, width: widths[index] ?? 0 }))}
        rowCount={rows.length}
        row={cellsOf}
        active={active}
        onActive={(index) => setPlace({ result, index })}
        onOpen={() => setIsOpen(true)}
        empty="The query found no row."
      />
      {opened !== undefined && (
        <DetailsSheet title={`Row ${(active ?? 0) + 1} of the result`} onClose={() => setIsOpen(false)}>
          <div class="panel panel-body">
            <JsonTree key={active} value={opened} open={3} />
          </div>
        </DetailsSheet>
      )}
    </>
  );
}
