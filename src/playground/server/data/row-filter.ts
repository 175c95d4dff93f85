import { cellText } from '../../../shared/json.js';
import type { StoredRow } from '../../../testing/receiver/dataset.js';
import type { FilterOperator, RowSelection } from '../../protocol.js';
import { compareCells } from './row-order.js';

/** Gives the value of a column. */
export type ColumnReader = (row: StoredRow, column: string) => unknown;

/** Tells the rows of a selection. */
export function rowFilter(
  { search = '', filters = [] }: RowSelection,
  cellOf: ColumnReader,
): (row: StoredRow) => boolean {
  const sought = search.toLowerCase();
  const tests = filters.map(({ column, operator, value }) => {
    const holds = comparison(operator, value);
    return (row: StoredRow) => holds(cellOf(row, column));
  });
  if (sought !== '') tests.push((row) => JSON.stringify(row).toLowerCase().includes(sought));
  return (row) => tests.every((holds) => holds(row));
}

/** Nothing equals the empty text, and is neither greater nor less than anything. */
function comparison(operator: FilterOperator, wanted: string): (value: unknown) => boolean {
  const lower = wanted.toLowerCase();
  const contains = (value: unknown) => cellText(value).toLowerCase().includes(lower);
  switch (operator) {
    case '=':
      return (value) => cellText(value) === wanted;
    case '!=':
      return (value) => cellText(value) !== wanted;
    case 'contains':
      return contains;
    case 'not contains':
      return (value) => !contains(value);
    case '>':
      return (value) => cellText(value) !== '' && compareCells(value, wanted) > 0;
    case '<':
      return (value) => cellText(value) !== '' && compareCells(value, wanted) < 0;
  }
}
