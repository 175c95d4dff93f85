import { exportFormats, type RowSelection } from '../../protocol.js';
import { call } from '../calls/call.js';
import { download } from '../parts/download.js';
import { MenuButton } from '../parts/menu-button.js';
import { countedText } from '../parts/quantity-text.js';
import type { Action } from '../parts/use-action.js';

const labels = { ndjson: 'NDJSON, one row a line', json: 'JSON', csv: 'CSV' } as const;

interface ExportMenuProps {
  readonly selection: RowSelection;
  readonly matching: number;
  readonly action: Action;
}

/** Saves all rows of the selection, in its order and with all their fields. */
export function ExportMenu({ selection, matching, action }: ExportMenuProps) {
  return (
    <MenuButton label="Export">
      <div class="stack tight data-export">
        <p class="muted small">{countedText(matching, 'row')}, with all fields</p>
        {exportFormats.map((format) => (
          <button
            key={format}
            type="button"
            class="button"
            aria-disabled={action.busy}
            onClick={() =>
              !action.busy &&
              action.run(async () => download(await call('exportRows', { ...selection, format })))
            }
          >
            {labels[format]}
          </button>
        ))}
      </div>
    </MenuButton>
  );
}
