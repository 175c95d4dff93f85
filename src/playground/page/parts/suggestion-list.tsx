import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import './suggestion-list.css';

export interface ListedSuggestion {
  readonly label: string;
  readonly about: string;
  readonly required?: boolean;
  /** A heading stands where it begins. */
  readonly group?: string;
}

interface SuggestionListProps {
  /** The option at place 2 has this id with `-2` behind it. */
  readonly id: string;
  readonly suggestions: readonly ListedSuggestion[];
  /** The place of the one that Enter takes; -1 for none. */
  readonly active: number;
  readonly hidden: boolean;
  readonly onChoose: (place: number) => void;
}

/** What can stand at the cursor of a field. The field keeps the focus and has the keys. */
export function SuggestionList({ id, suggestions, active, hidden, onChoose }: SuggestionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={list} id={id} role="listbox" aria-label="Suggestions" class="suggestions" hidden={hidden}>
      {suggestions.map(({ label, about, required = false, group }, place) => (
        <Fragment key={label}>
          {group !== undefined && suggestions[place - 1]?.group !== group && (
            <p role="presentation" class="suggestions-group muted small">
              {group}
            </p>
          )}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus. */}
          <div
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(place)}
          >
            <span class="mono">
              <bdi>{label}</bdi>
              {required && <span class="error-text">*</span>}
            </span>
            <span class="muted small cut">{about}</span>
          </div>
        </Fragment>
      ))}
    </div>
  );
}
