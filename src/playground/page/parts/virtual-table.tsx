// biome-ignore-all lint/a11y/noRedundantRoles: laid out as boxes, the parts of a table lose the roles they have by themselves.
// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is moved through by keys is a grid.

import type { ComponentChild } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useSize } from './use-size.js';
import './virtual-table.css';
import { type TableColumn, VirtualRow } from './virtual-row.js';
import {
  contentHeight,
  type RowRange,
  rowAfterKey,
  scrollScale,
  scrollToRow,
  visibleRows,
} from './virtual-window.js';

export interface VirtualTableProps {
  readonly label: string;
  readonly columns: readonly TableColumn[];
  readonly rowCount: number;
  /** The cells of a row; undefined while they are not there yet. */
  readonly row: (index: number) => readonly ComponentChild[] | undefined;
  readonly active: number | undefined;
  readonly onActive: (index: number) => void;
  readonly onOpen: (index: number) => void;
  /** The rows that are drawn now: those that are seen, and some before and after them. */
  readonly onRange?: (range: RowRange) => void;
  /** The number of the first row, where new rows come on top: the rows that are looked at then stay in place. */
  readonly top?: number;
  /** Other rows begin at their first one. */
  readonly rowsKey?: string;
  readonly empty: ComponentChild;
}

const rowHeight = 28;
const headHeight = 32;
/** Rows that are drawn before and after those that are seen. */
const margin = 12;

/** A table that draws only the rows that are seen. It scrolls in its own box and is moved through by keys. */
export function VirtualTable(props: VirtualTableProps) {
  const { label, columns, rowCount, row, active, onActive, onOpen, onRange, top, rowsKey, empty } = props;
  const box = useRef<HTMLTableElement>(null);
  const id = useId();
  const size = useSize(box);
  const [scrolled, setScrolled] = useState(0);

  const height = Math.max(0, size.height - headHeight);
  const scale = scrollScale({ height, rowHeight, rowCount });
  const scrollBox = { scrollTop: scrolled * scale, height, rowHeight, rowCount };
  const drawn = visibleRows(scrollBox, margin);
  const isShown = height > 0;

  const scrollTo = (scrollTop: number) => {
    if (box.current === null) return;
    box.current.scrollTop = scrollTop / scale;
    setScrolled(box.current.scrollTop);
  };

  // A view that was hidden comes back where it was left.
  useLayoutEffect(() => {
    if (isShown) scrollTo(scrollBox.scrollTop);
  }, [isShown]);

  const lastTop = useRef(top);
  useLayoutEffect(() => {
    const added = (top ?? 0) - (lastTop.current ?? 0);
    lastTop.current = top;
    if (added > 0 && scrolled > 0) scrollTo(scrollBox.scrollTop + added * rowHeight);
  }, [top]);

  const lastKey = useRef(rowsKey);
  useLayoutEffect(() => {
    if (lastKey.current !== rowsKey) scrollTo(0);
    lastKey.current = rowsKey;
  }, [rowsKey]);

  // Rows that come on top change the index of the active row, but do not make another one active.
  const activeRow = active === undefined || top === undefined ? active : top - active;
  useLayoutEffect(() => {
    if (active !== undefined && isShown) scrollTo(scrollToRow(scrollBox, active));
  }, [activeRow]);

  useEffect(() => {
    onRange?.(drawn);
  }, [drawn.start, drawn.end]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== box.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = rowAfterKey(event.key, active, scrollBox);
    if (next !== undefined) onActive(next);
    else if (event.key === 'Enter' && active !== undefined) onOpen(active);
    else return;
    event.preventDefault();
  };

  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const template = columns
    .map(({ width }, place) => (place === columns.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`))
    .join(' ');
  const rowId = (index: number) => `${id}-${index}`;
  const isActiveDrawn = active !== undefined && active >= drawn.start && active < drawn.end;
  const indexes = Array.from({ length: drawn.end - drawn.start }, (_, place) => drawn.start + place);
  return (
    <table
      ref={box}
      class="virtual-table"
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      aria-activedescendant={isActiveDrawn ? rowId(active) : undefined}
      tabIndex={0}
      onScroll={({ currentTarget }) => {
        // A hidden element says 0, too.
        if (currentTarget.clientHeight > 0) setScrolled(currentTarget.scrollTop);
      }}
      onKeyDown={onKeyDown}
    >
      <thead role="rowgroup" style={{ minWidth: `${width}px` }}>
        <tr role="row" aria-rowindex={1} style={{ gridTemplateColumns: template, height: `${headHeight}px` }}>
          {columns.map(({ name, title, align, sorted }) => (
            <th key={name} role="columnheader" scope="col" aria-sort={sorted} class={align}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody
        role="rowgroup"
        style={{ minWidth: `${width}px`, height: `${contentHeight({ rowHeight, rowCount })}px` }}
      >
        {indexes.map((index) => (
          <VirtualRow
            key={index}
            id={rowId(index)}
            index={index}
            cells={row(index)}
            columns={columns}
            active={index === active}
            style={{
              gridTemplateColumns: template,
              height: `${rowHeight}px`,
              transform: `translateY(${index * rowHeight - scrollBox.scrollTop + scrolled}px)`,
            }}
            onChoose={() => {
              onActive(index);
              onOpen(index);
            }}
          />
        ))}
      </tbody>
      {rowCount === 0 && <caption>{empty}</caption>}
    </table>
  );
}
