import type { RefObject } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { countedText } from '../parts/quantity-text.js';
import { SuggestionList } from '../parts/suggestion-list.js';
import { caretPlace } from './error-place.js';
import { type QueryNames, queryCompletion, withSuggestion } from './query-completion.js';

interface QueryEditorProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly names: QueryNames;
  readonly onFocus: () => void;
  readonly onRun: () => void;
  readonly invalid: boolean;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

const none = -1;

/**
 * A field for a query with suggestions at the cursor. While they are shown, the arrow keys, Enter, Tab and Escape are
 * theirs; Ctrl+Space shows them.
 */
export function QueryEditor({ text, onText, names, onFocus, onRun, invalid, field }: QueryEditorProps) {
  const id = useId();
  const [cursor, setCursor] = useState(text.length);
  const [wanted, setWanted] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [scrolled, setScrolled] = useState({ top: 0, left: 0 });
  const place = useRef<number | undefined>(undefined);
  const completion = wanted ? queryCompletion(text, cursor, names) : undefined;
  const suggestions = completion?.suggestions ?? [];
  const isOpen = suggestions.length > 0;
  // Enter behind a whole word goes on to the next line.
  const isWhole = suggestions.some(({ word }) => word.trimEnd() === completion?.typed);
  const active = isWhole && chosen === 0 ? none : chosen;

  useLayoutEffect(() => {
    if (place.current === undefined) return;
    field.current?.setSelectionRange(place.current, place.current);
    place.current = undefined;
  });

  const choose = (index: number) => {
    const suggestion = suggestions[index];
    if (suggestion === undefined || completion === undefined) return;
    const next = withSuggestion(text, cursor, completion, suggestion);
    place.current = next.cursor;
    onText(next.text);
    setCursor(next.cursor);
    setChosen(0);
    setWanted(/[ (]$/.test(suggestion.word));
  };
  const move = (by: 1 | -1) => {
    const from = active === none && by < 0 ? 0 : active;
    setChosen((from + by + suggestions.length) % suggestions.length);
  };
  const keys: { readonly [key: string]: (() => void) | undefined } = isOpen
    ? {
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        Tab: () => choose(Math.max(0, active)),
        Escape: () => setWanted(false),
        ...(active !== none && { Enter: () => choose(active) }),
      }
    : {};
  const caret = caretPlace(text.slice(0, completion?.start ?? cursor));
  return (
    <div
      class="data-editor"
      style={{
        '--caret-line': caret.line,
        '--caret-column': caret.column,
        '--scrolled-top': `${scrolled.top}px`,
        '--scrolled-left': `${scrolled.left}px`,
      }}
    >
      <label class="visually-hidden" for={id}>
        XQL query
      </label>
      <textarea
        ref={field}
        id={id}
        class="mono"
        rows={6}
        wrap="off"
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        data-shortcut="search"
        aria-invalid={invalid}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && active !== none ? `${id}-list-${active}` : undefined}
        value={text}
        onInput={({ currentTarget, inputType }) => {
          onText(currentTarget.value);
          setCursor(currentTarget.selectionStart);
          setChosen(0);
          setWanted(inputType !== 'insertLineBreak' && inputType !== 'insertFromPaste');
        }}
        onSelect={({ currentTarget }) => {
          if (currentTarget.selectionStart === cursor) return;
          setCursor(currentTarget.selectionStart);
          setWanted(false);
        }}
        onScroll={({ currentTarget: { scrollTop, scrollLeft } }) =>
          setScrolled({ top: scrollTop, left: scrollLeft })
        }
        onFocus={onFocus}
        onBlur={() => setWanted(false)}
        onKeyDown={(event) => {
          const isCommand = event.ctrlKey || event.metaKey;
          if (isCommand && event.key === ' ') {
            event.preventDefault();
            setChosen(0);
            setWanted(true);
          } else if (isCommand && event.key === 'Enter') {
            event.preventDefault();
            setWanted(false);
            onRun();
          } else {
            const act = isCommand || event.shiftKey || event.isComposing ? undefined : keys[event.key];
            if (act === undefined) return;
            event.preventDefault();
            act();
          }
        }}
      />
      <SuggestionList
        id={`${id}-list`}
        suggestions={suggestions}
        active={active}
        hidden={!isOpen}
        onChoose={choose}
      />
      <p role="status" class="visually-hidden">
        {isOpen && countedText(suggestions.length, 'suggestion')}
      </p>
    </div>
  );
}
