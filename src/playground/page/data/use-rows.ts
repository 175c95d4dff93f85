import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallProblem, RowSelection, RowsPage } from '../../protocol.js';
import { CallFailed, call } from '../calls/call.js';
import type { RowRange } from '../parts/virtual-window.js';
import { pageToAskFor, rowsPerPage, withPage } from './row-pages.js';

type Row = RowsPage['rows'][number];

/** What is known of a selection of rows. */
export interface KnownRows {
  readonly key: string;
  /** The columns of the cells. */
  readonly columns: readonly string[];
  readonly pages: ReadonlyMap<number, readonly Row[]>;
  readonly total: number;
  readonly matching: number;
  readonly knownColumns: readonly string[];
}

export interface RowsAnswer {
  /** Of the selection before, until the first rows of this one are there, so that nothing jumps. */
  readonly known?: KnownRows;
  /** Whether `known` is of this selection. */
  readonly isCurrent: boolean;
  readonly problem?: CallProblem;
  readonly tryAgain: () => void;
}

export function rowAt(known: KnownRows, index: number): Row | undefined {
  return known.pages.get(Math.floor(index / rowsPerPage))?.[index % rowsPerPage];
}

/** The rows of a selection, asked for page by page: only those that are shown, one page at a time. */
export function useRows(
  selection: RowSelection,
  columns: readonly string[],
  shown: RowRange,
  simulation: string,
): RowsAnswer {
  const key = JSON.stringify([selection, columns, simulation]);
  const [known, setKnown] = useState<KnownRows>();
  const [failure, setFailure] = useState<{ readonly key: string; readonly problem: CallProblem }>();
  const [, setTurn] = useState(0);
  const isAsking = useRef(false);
  const problem = failure?.key === key ? failure.problem : undefined;

  const page = pageToAskFor(
    { start: shown.start, end: Math.max(shown.end, shown.start + 1) },
    (number) => known?.key === key && known.pages.has(number),
  );
  useEffect(() => {
    if (page === undefined || problem !== undefined || isAsking.current) return;
    isAsking.current = true;
    call('rows', { ...selection, offset: page * rowsPerPage, limit: rowsPerPage, columns })
      .then(
        ({ rows, ...counts }) =>
          setKnown((before) => ({
            key,
            columns,
            pages: withPage(before?.key === key ? before.pages : new Map(), page, rows),
            ...counts,
          })),
        (error: unknown) => {
          if (!(error instanceof CallFailed)) throw error;
          setFailure({ key, problem: error.problem });
        },
      )
      .finally(() => {
        isAsking.current = false;
        setTurn((turn) => turn + 1);
      });
  });
  return {
    ...(known !== undefined && { known }),
    isCurrent: known?.key === key,
    ...(problem !== undefined && { problem }),
    tryAgain: () => setFailure(undefined),
  };
}
