import type { ComponentChild } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useSize } from './use-size.js';
import { type RowRange, rowAfterKey, scrollToRow, visibleRows } from './virtual-window.js';
import './virtual-table.css';

export interface TableColumn {
  readonly name: string;
  readonly title: ComponentChild;
  /** In pixels; the last column takes what is left. */
  readonly width: number;
  readonly align?: 'end';
  readonly sorted?: 'ascending' | 'descending' | 'none';
}

export interface VirtualTableProps {
  readonly label: string;
  readonly columns: readonly TableColumn[];
  readonly rowCount: number;
  /** The cells of a row; undefined while they are not there yet. */
  readonly row: (index: number) => readonly ComponentChild[] | undefined;
  readonly active?: number | undefined;
  readonly onActive: (index: number) => void;
  readonly onOpen?: (index: number) => void;
  readonly onRange?: (range: RowRange) => void;
  /** The number of the first row, where new rows come on top: the rows that are looked at then stay in place. */
  readonly top?: number;
  readonly empty: ComponentChild;
}

const rowHeight = 32;
const headHeight = 36;
const margin = 12;

/** A table that draws only the rows that are seen. It scrolls in its own box and is moved through by keys. */
export function VirtualTable(props: VirtualTableProps) {
  const { label, columns, rowCount, row, active, onActive, onOpen, onRange, top, empty } = props;
  const box = useRef<HTMLTableElement>(null);
  const id = useId();
  const { height } = useSize(box);
  const [scrollTop, setScrollTop] = useState(0);
  const seenHeight = Math.max(0, height - headHeight);
  const scrollBox = { scrollTop, height: seenHeight, rowHeight, rowCount };
  const drawn = visibleRows(scrollBox, margin);
  const seen = visibleRows(scrollBox);

  const lastTop = useRef(top);
  useLayoutEffect(() => {
    const added = (top ?? 0) - (lastTop.current ?? 0);
    lastTop.current = top;
    if (box.current !== null && added > 0 && box.current.scrollTop > 0) {
      box.current.scrollTop += added * rowHeight;
      setScrollTop(box.current.scrollTop);
    }
  }, [top]);

  // Rows that come on top change the index of the active row, but do not make another one active.
  const activeRow = active === undefined || top === undefined ? active : top - active;
  useLayoutEffect(() => {
    if (box.current === null || active === undefined || seenHeight === 0) return;
    const now = { ...scrollBox, scrollTop: box.current.scrollTop };
    box.current.scrollTop = scrollToRow(now, active);
  }, [activeRow, seenHeight > 0]);

  useEffect(() => {
    onRange?.(seen);
  }, [seen.start, seen.end]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== box.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = rowAfterKey(event.key, active, scrollBox);
    if (next !== undefined) onActive(next);
    else if (event.key === 'Enter' && active !== undefined) onOpen?.(active);
    else return;
    event.preventDefault();
  };

  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const template = columns
    .map((column, place) => (place === columns.length - 1 ? `minmax(${column.width}px, 1fr)` : `${column.width}px`))
    .join(' ');
  const isDrawn = active !== undefined && active >= drawn.start && active < drawn.end;
  const indexes = Array.from({ length: drawn.end - drawn.start }, (_, place) => drawn.start + place);
  return (
    // The roles stay those of a table although its parts are laid out as boxes.
    <table
      ref={box}
      class="virtual-table"
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      aria-activedescendant={isDrawn ? `${id}-${active}` : undefined}
      tabIndex={0}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
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
      <tbody role="rowgroup" style={{ minWidth: `${width}px`, height: `${rowCount * rowHeight}px` }}>
        {indexes.map((index) => (
          <TableRow
            key={index}
            id={`${id}-${index}`}
            index={index}
            cells={row(index)}
            columns={columns}
            template={template}
            active={index === active}
            onChoose={() => {
              onActive(index);
              onOpen?.(index);
            }}
          />
        ))}
      </tbody>
      {rowCount === 0 && <caption>{empty}</caption>}
    </table>
  );
}

interface TableRowProps {
  readonly id: string;
  readonly index: number;
  readonly cells: readonly ComponentChild[] | undefined;
  readonly columns: readonly TableColumn[];
  readonly template: string;
  readonly active: boolean;
  readonly onChoose: () => void;
}

function TableRow({ id, index, cells, columns, template, active, onChoose }: TableRowProps) {
  return (
    // Keys are taken by the table, which has the focus.
    <tr
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={active}
      aria-busy={cells === undefined}
      style={{
        gridTemplateColumns: template,
        height: `${rowHeight}px`,
        transform: `translateY(${index * rowHeight}px)`,
      }}
      onClick={onChoose}
    >
      {columns.map(({ name, align }, place) => (
        <td key={name} role="gridcell" class={align}>
          {cells === undefined ? <span class="waiting" /> : cells[place]}
        </td>
      ))}
    </tr>
  );
}
