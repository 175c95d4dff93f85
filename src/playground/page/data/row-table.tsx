import type { RowSelection } from '../../protocol.js';
import type { TableColumn } from '../parts/virtual-row.js';
import { VirtualTable } from '../parts/virtual-table.js';
import type { RowRange } from '../parts/virtual-window.js';
import { columnWidths } from './column-widths.js';
import { nextSort, sortedAs } from './sort-order.js';
import { type KnownRows, rowAt } from './use-rows.js';

const marks = { ascending: '\u25b2', descending: '\u25bc', none: '' } as const;

type Sort = RowSelection['sort'];

interface RowTableProps {
  readonly known: KnownRows;
  readonly selectionKey: string;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly active: number | undefined;
  readonly onActive: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onRange: (range: RowRange) => void;
}

/** The rows of a selection; a click on the head of a column sorts. */
export function RowTable({ known, selectionKey, sort, onSort, ...active }: RowTableProps) {
  const { columns, pages, matching, total } = known;
  const [firstRows = []] = pages.values();
  const widths = columnWidths(
    columns,
    firstRows.map(({ cells }) => cells),
  );
  const tableColumns = columns.map((name, place): TableColumn => {
    const sorted = sortedAs(sort, name);
    return {
      name,
      width: widths[place] ?? 0,
      sorted,
      title: (
        <button type="button" class="data-sort" title={name} onClick={() => onSort(nextSort(sort, name))}>
          <span class="cut">{name}</span> <span aria-hidden="true">{marks[sorted]}</span>
        </button>
      ),
    };
  });
  return (
    <VirtualTable
      label="Rows of the dataset"
      columns={tableColumns}
      rowCount={matching}
      rowsKey={selectionKey}
      row={(index) => rowAt(known, index)?.cells}
      empty={
        total === 0
          ? 'The dataset is empty. Fetch brings rows into it.'
          : 'No row matches the search and the filters.'
      }
      {...active}
    />
  );
}
