import type { RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CommandArgument } from '../../../simulator/install/installed-integration.js';
import type { FormCommand } from '../../protocol.js';
import { SuggestionList } from '../parts/suggestion-list.js';
import { completed, completionAt } from './completion.js';
import { type Recall, recalledLine, stepped } from './line-history.js';

interface InputProps {
  readonly line: string;
  readonly onLine: (line: string) => void;
  /** Takes what is known of the command or argument at the cursor. */
  readonly onAbout: (about: string) => void;
  readonly onRun: () => void;
  readonly commands: readonly FormCommand[];
  /** The arguments that every command takes. */
  readonly generic: readonly CommandArgument[];
  /** Lines that ran before, the newest first. */
  readonly earlier: readonly string[];
  readonly input: RefObject<HTMLInputElement | null>;
  readonly describedBy: string;
}

const noSuggestion = -1;

/** A combobox: the line with suggestions above it. While they are shown, the arrow keys are theirs. */
export function CommandInput(props: InputProps) {
  const { line, onLine, onAbout, onRun, commands, generic, earlier, input, describedBy } = props;
  const id = useId();
  const [cursor, setCursor] = useState(line.length);
  const [wanted, setWanted] = useState(false);
  const [active, setActive] = useState(noSuggestion);
  const [recall, setRecall] = useState<Recall>();
  const known = useRef(line);
  const place = useRef<number | undefined>(undefined);
  const completion = completionAt(line, cursor, commands, generic);
  const { suggestions } = completion;
  const isOpen = wanted && suggestions.length > 0;

  useEffect(() => onAbout(completion.about), [completion.about]);
  useLayoutEffect(() => {
    if (line === known.current) return;
    // Somebody else has put the line.
    known.current = line;
    setCursor(line.length);
    setWanted(line !== '' && document.activeElement === input.current);
    setActive(noSuggestion);
  }, [line]);
  useLayoutEffect(() => {
    if (place.current === undefined) return;
    input.current?.setSelectionRange(place.current, place.current);
    place.current = undefined;
  });

  const put = (text: string, at: number, suggest: boolean) => {
    known.current = text;
    onLine(text);
    setCursor(at);
    setWanted(suggest);
    setActive(noSuggestion);
  };
  const choose = (index: number) => {
    const suggestion = suggestions[index];
    if (suggestion === undefined) return;
    const next = completed(line, completion, suggestion);
    setRecall(undefined);
    place.current = next.cursor;
    put(next.line, next.cursor, true);
  };
  const step = (by: 1 | -1) => {
    const next = stepped(earlier, recall ?? { back: 0, draft: line }, by);
    if (next === undefined) return;
    const text = recalledLine(earlier, next);
    setRecall(next);
    place.current = text.length;
    put(text, text.length, false);
  };
  /** The line itself is one of the stops on the way round. */
  const move = (by: 1 | -1) => {
    const stops = suggestions.length + 1;
    setActive(((active + 1 + by + stops) % stops) - 1);
  };
  const keys: { readonly [key: string]: (() => void) | undefined } = isOpen
    ? {
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        Tab: () => choose(Math.max(0, active)),
        Enter: active === noSuggestion ? onRun : () => choose(active),
        Escape: () => {
          setWanted(false);
          setActive(noSuggestion);
        },
      }
    : {
        ArrowUp: () => step(1),
        ArrowDown: () => (recall === undefined || recall.back === 0 ? setWanted(true) : step(-1)),
      };

  return (
    <div class="war-room-input">
      <input
        ref={input}
        type="text"
        class="mono"
        role="combobox"
        data-shortcut="search"
        aria-label="Command"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && active !== noSuggestion ? `${id}-list-${active}` : undefined}
        aria-describedby={describedBy}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        placeholder="!command argument=value"
        value={line}
        onInput={({ currentTarget }) => {
          setRecall(undefined);
          put(currentTarget.value, currentTarget.selectionStart ?? currentTarget.value.length, true);
        }}
        onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart ?? line.length)}
        onFocus={() => setWanted(line !== '')}
        onBlur={() => setWanted(false)}
        onKeyDown={(event) => {
          const act = event.shiftKey || event.isComposing ? undefined : keys[event.key];
          if (act === undefined) return;
          event.preventDefault();
          act();
        }}
      />
      <SuggestionList
        id={`${id}-list`}
        suggestions={suggestions.map(({ generic, ...suggestion }) => ({
          ...suggestion,
          ...(generic && { group: 'Every command takes' }),
        }))}
        active={active}
        hidden={!isOpen}
        onChoose={choose}
      />
    </div>
  );
}
