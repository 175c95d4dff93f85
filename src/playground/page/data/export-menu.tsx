import { type ExportedFile, type ExportFormat, exportFormats } from '../../protocol.js';
import { download } from '../parts/download.js';
import { MenuButton } from '../parts/menu-button.js';
import { countedText } from '../parts/quantity-text.js';
import type { Action } from '../parts/use-action.js';

const labels = { ndjson: 'NDJSON, one row a line', json: 'JSON', csv: 'CSV' } as const;

interface ExportMenuProps {
  readonly count: number;
  /** What of the rows is exported. */
  readonly about: string;
  readonly action: Action;
  readonly onExport: (format: ExportFormat) => Promise<ExportedFile>;
}

/** Saves rows as a file. */
export function ExportMenu({ count, about, action, onExport }: ExportMenuProps) {
  const isOff = action.busy || count === 0;
  return (
    <MenuButton label="Export">
      <div class="stack tight data-export">
        <p class="muted small">
          {countedText(count, 'row')}
          {about}
        </p>
        {exportFormats.map((format) => (
          <button
            key={format}
            type="button"
            class="button"
            aria-disabled={isOff}
            onClick={() => !isOff && action.run(async () => download(await onExport(format)))}
          >
            {labels[format]}
          </button>
        ))}
      </div>
    </MenuButton>
  );
}
