// biome-ignore-all lint/a11y/noRedundantRoles: laid out as boxes, the parts of a table lose the roles they have by themselves.
// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is moved through by keys is a grid.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.

import type { ComponentChild } from 'preact';

export interface TableColumn {
  readonly name: string;
  readonly title: ComponentChild;
  /** In pixels; the last column takes what is left. */
  readonly width: number;
  readonly align?: 'end';
  readonly sorted?: 'ascending' | 'descending' | 'none';
}

interface VirtualRowProps {
  readonly id: string;
  readonly index: number;
  readonly cells: readonly ComponentChild[] | undefined;
  readonly columns: readonly TableColumn[];
  readonly active: boolean;
  readonly style: { readonly [property: string]: string };
  readonly onChoose: () => void;
}

/** A row of a virtual table. Keys are taken by the table, which has the focus. */
export function VirtualRow({ id, index, cells, columns, active, style, onChoose }: VirtualRowProps) {
  return (
    <tr
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={active}
      aria-busy={cells === undefined}
      style={style}
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
