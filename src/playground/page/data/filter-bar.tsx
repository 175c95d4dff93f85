import { useId, useState } from 'preact/hooks';
import type { FilterOperator, RowSelection } from '../../protocol.js';

export type Filters = NonNullable<RowSelection['filters']>;

const operators: { readonly [O in FilterOperator]: string } = {
  '=': 'is',
  '!=': 'is not',
  contains: 'contains',
  'not contains': 'does not contain',
  '>': 'is greater than',
  '<': 'is less than',
};

interface FilterBarProps {
  readonly filters: Filters;
  readonly knownColumns: readonly string[];
  readonly onChange: (filters: Filters) => void;
}

/** Conditions that all must hold, and a form for one more. */
export function FilterBar({ filters, knownColumns, onChange }: FilterBarProps) {
  const id = useId();
  const [column, setColumn] = useState('');
  const [operator, setOperator] = useState<FilterOperator>('=');
  const [value, setValue] = useState('');
  const add = (event: Event) => {
    event.preventDefault();
    if (column.trim() === '') return;
    onChange([...filters, { column: column.trim(), operator, value }]);
    setValue('');
  };
  return (
    <div class="stack tight">
      <form class="row tight" onSubmit={add} aria-label="Add a filter">
        <input
          class="data-filter-column"
          aria-label="Field"
          placeholder="Field, or xdm. field"
          list={id}
          autocomplete="off"
          spellcheck={false}
          value={column}
          onInput={({ currentTarget }) => setColumn(currentTarget.value)}
        />
        <datalist id={id}>
          {knownColumns.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <select
          class="data-filter-operator"
          aria-label="Condition"
          value={operator}
          onChange={({ currentTarget }) => setOperator(currentTarget.value as FilterOperator)}
        >
          {Object.entries(operators).map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
        <input
          class="data-filter-value"
          aria-label="Value"
          placeholder="Value"
          autocomplete="off"
          spellcheck={false}
          value={value}
          onInput={({ currentTarget }) => setValue(currentTarget.value)}
        />
        <button type="submit" class="button" aria-disabled={column.trim() === ''}>
          Add filter
        </button>
      </form>
      {filters.length > 0 && (
        <ul class="row tight data-filters" aria-label="Filters, all of which hold">
          {filters.map((filter, place) => {
            const condition = operators[filter.operator];
            const compared = filter.value === '' ? 'empty' : filter.value;
            const text = `${filter.column} ${condition} ${compared}`;
            return (
              <li key={`${place} ${text}`} class="data-filter">
                <span class="cut" title={text}>
                  <bdi>{filter.column}</bdi> <span>{condition}</span> <bdi>{compared}</bdi>
                </span>
                <button
                  type="button"
                  aria-label={`Remove the filter: ${text}`}
                  onClick={() => onChange(filters.filter((other) => other !== filter))}
                >
                  {'\u00d7'}
                </button>
              </li>
            );
          })}
          <li>
            <button type="button" class="button quiet small" onClick={() => onChange([])}>
              Remove all
            </button>
          </li>
        </ul>
      )}
    </div>
  );
}
