import { useState } from 'preact/hooks';
import type { RowSelection, Snapshot } from '../../protocol.js';
import { call } from '../calls/call.js';
import { countedText, countText } from '../parts/quantity-text.js';
import { useAction } from '../parts/use-action.js';
import type { RowRange } from '../parts/virtual-window.js';
import { ColumnChoice } from './column-choice.js';
import { ExportMenu } from './export-menu.js';
import { FilterBar } from './filter-bar.js';
import { keepColumns, keptColumns } from './kept-columns.js';
import { useReadMark } from './read-mark.js';
import { RowSheet } from './row-sheet.js';
import { RowTable } from './row-table.js';
import { SearchField } from './search-field.js';
import { rowAt, useRows } from './use-rows.js';

const firstRows: RowRange = { start: 0, end: 0 };

/** The dataset as a table to search, filter, sort and look into. */
export function RowsView({ snapshot: { dataset, mockServers, watch } }: { readonly snapshot: Snapshot }) {
  // Mock servers that began afresh have other addresses.
  const simulation = JSON.stringify(mockServers);
  const { upTo, newer, moveOn } = useReadMark(dataset.count, simulation);
  const [chosenColumns, setChosenColumns] = useState(() => keptColumns(dataset.name));
  const [chosen, setChosen] = useState<RowSelection>({});
  const [shown, setShown] = useState(firstRows);
  const [active, setActive] = useState<number>();
  const [isOpen, setIsOpen] = useState(false);
  const exporting = useAction();

  const columns = chosenColumns ?? dataset.columns;
  const selection: RowSelection = { ...chosen, upTo };
  const { known, isCurrent, problem, tryAgain } = useRows(selection, columns, shown, simulation);
  const knownColumns = known?.knownColumns ?? [];
  const openId = isOpen && active !== undefined && known !== undefined ? rowAt(known, active)?.id : undefined;

  const toTop = () => {
    setShown(firstRows);
    setActive(undefined);
    setIsOpen(false);
  };
  const change = (changed: RowSelection) => {
    setChosen(changed);
    toTop();
  };
  const chooseColumns = (names: readonly string[] | undefined) => {
    keepColumns(dataset.name, names);
    setChosenColumns(names);
  };
  const { sort, ...unsorted } = chosen;
  const { filters = [] } = chosen;
  return (
    <div class="data-rows stack tight">
      <div class="row tight">
        <SearchField onSearch={(search) => change({ ...chosen, search })} />
        <span role="status" class="number spread data-count">
          {known !== undefined && selectionText(known.matching, upTo)}
        </span>
        <button
          type="button"
          class="button data-newer"
          aria-disabled={newer === 0}
          onClick={() => {
            moveOn();
            toTop();
          }}
        >
          {newer === 0 ? 'No new rows' : `Show ${countedText(newer, 'new row')}`}
        </button>
        <ColumnChoice columns={columns} knownColumns={knownColumns} onChoose={chooseColumns} />
        <ExportMenu
          count={known?.matching ?? 0}
          about=", with all fields"
          action={exporting}
          onExport={(format) => call('exportRows', { ...selection, format })}
        />
      </div>
      <FilterBar
        filters={filters}
        knownColumns={knownColumns}
        onChange={(all) => change({ ...chosen, filters: all })}
      />
      {problem !== undefined && (
        <div role="alert" class="notice error row">
          <span class="spread">{problem.message}</span>
          <button type="button" class="button small" onClick={tryAgain}>
            Try again
          </button>
        </div>
      )}
      {exporting.problem !== undefined && (
        <p role="alert" class="notice error">
          {exporting.problem.message}
        </p>
      )}
      {known !== undefined && (
        <div class={isCurrent ? 'data-table' : 'data-table stale'} aria-busy={!isCurrent}>
          <RowTable
            known={known}
            selectionKey={JSON.stringify([selection, simulation])}
            sort={sort}
            onSort={(sort) => change(sort === undefined ? unsorted : { ...unsorted, sort })}
            active={active}
            onActive={setActive}
            onOpen={() => setIsOpen(true)}
            onRange={setShown}
          />
        </div>
      )}
      {openId !== undefined && (
        <RowSheet
          id={openId}
          version={watch.installedAt}
          onClose={() => setIsOpen(false)}
          onFilter={({ path, text }) =>
            change({ ...chosen, filters: [...filters, { column: path, operator: '=', value: text }] })
          }
          columns={columns}
          onColumns={(names) => chooseColumns(names.length === 0 ? undefined : names)}
        />
      )}
    </div>
  );
}

function selectionText(matching: number, total: number): string {
  if (matching === total) return countedText(total, 'row');
  return `${countText(matching)} of ${countedText(total, 'row')}`;
}
