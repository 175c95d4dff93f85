import { useState } from 'preact/hooks';
import { MenuButton } from '../parts/menu-button.js';

interface ColumnChoiceProps {
  readonly columns: readonly string[];
  readonly knownColumns: readonly string[];
  /** Undefined: as at first. */
  readonly onChoose: (columns: readonly string[] | undefined) => void;
}

/** Which fields the table shows. The chosen ones come first, in their order. */
export function ColumnChoice({ columns, knownColumns, onChoose }: ColumnChoiceProps) {
  const [sought, setSought] = useState('');
  const others = knownColumns.filter((name) => !columns.includes(name)).sort();
  const listed = [...columns, ...others].filter((name) => name.toLowerCase().includes(sought.toLowerCase()));
  const isLast = (name: string) => columns.length === 1 && columns.includes(name);
  return (
    <MenuButton label="Columns">
      <div class="stack tight data-columns">
        <div class="row tight">
          <input
            type="search"
            aria-label="Find a field"
            placeholder="Find a field"
            autocomplete="off"
            value={sought}
            onInput={({ currentTarget }) => setSought(currentTarget.value)}
          />
          <button type="button" class="button" onClick={() => onChoose(undefined)}>
            Reset
          </button>
        </div>
        <ul>
          {listed.map((name) => (
            <li key={name}>
              <label class="check">
                <input
                  type="checkbox"
                  checked={columns.includes(name)}
                  disabled={isLast(name)}
                  onChange={({ currentTarget }) =>
                    onChoose(
                      currentTarget.checked ? [...columns, name] : columns.filter((other) => other !== name),
                    )
                  }
                />
                <span class="mono">{name}</span>
              </label>
            </li>
          ))}
        </ul>
        {listed.length === 0 && <p class="muted">No field is named so.</p>}
      </div>
    </MenuButton>
  );
}
