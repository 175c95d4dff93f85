import type { RowSelection } from '../../protocol.js';

type Sort = NonNullable<RowSelection['sort']>;

/** The order after a click on the head of a column: ascending, descending, and then newest first again. */
export function nextSort(sort: Sort | undefined, column: string): Sort | undefined {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? undefined : { column, descending: true };
}

/** The order of a column, in the words of `aria-sort`. */
export function sortedAs(sort: Sort | undefined, column: string): 'ascending' | 'descending' | 'none' {
  if (sort?.column !== column) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}
