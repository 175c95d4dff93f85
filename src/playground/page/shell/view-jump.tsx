import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SuggestionList } from '../parts/suggestion-list.js';
import { type ViewName, views } from './view.js';

interface ViewJumpProps {
  readonly names: readonly ViewName[];
  readonly onChoose: (name: ViewName) => void;
  readonly onClose: () => void;
}

/** A field that finds a view by its name. */
export function ViewJump({ names, onChoose, onClose }: ViewJumpProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const found = names.filter((name) => views[name].toLowerCase().includes(text.trim().toLowerCase()));
  const choose = (place: number) => {
    const name = found[place];
    if (name === undefined) return;
    dialog.current?.close();
    onChoose(name);
  };
  const move = (by: 1 | -1) => setActive((active + by + found.length) % Math.max(1, found.length));
  const keys: { readonly [key: string]: (() => void) | undefined } = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => choose(active),
  };
  return (
    <dialog ref={dialog} class="frame-jump" aria-label="Jump to a view" onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-label="View"
        aria-autocomplete="list"
        aria-expanded={true}
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-list-${active}` : undefined}
        placeholder="Jump to a view"
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          const act = event.isComposing ? undefined : keys[event.key];
          if (act === undefined) return;
          event.preventDefault();
          act();
        }}
      />
      <SuggestionList
        id={`${id}-list`}
        suggestions={found.map((name) => ({ label: views[name], about: '' }))}
        active={active}
        hidden={false}
        onChoose={choose}
      />
      {found.length === 0 && <p class="muted">No view is named so.</p>}
    </dialog>
  );
}
