import { useEffect, useState } from 'preact/hooks';
import { ShortcutList } from './shortcut-list.js';
import { focusSearch, type Shortcut, shortcutOf } from './shortcuts.js';
import type { ViewName } from './view.js';
import { ViewJump } from './view-jump.js';

interface KeyboardProps {
  readonly names: readonly ViewName[];
  readonly onJump: (name: ViewName) => void;
}

/** The keys that work in every view, and a button that lists them. */
export function Keyboard({ names, onJump }: KeyboardProps) {
  const [open, setOpen] = useState<Shortcut>();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      // A dialog that is open has the keys.
      if (shortcut === undefined || event.defaultPrevented || document.querySelector('dialog[open]') !== null)
        return;
      event.preventDefault();
      if (shortcut === 'search') focusSearch();
      else setOpen(shortcut);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  // The browser says a moment later that a dialog is closed: another one may be open by then.
  const close = (closed: Shortcut) => setOpen((now) => (now === closed ? undefined : now));
  return (
    <>
      <button
        type="button"
        class="button small frame-keys"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
        onClick={() => setOpen('list')}
      >
        ?
      </button>
      {open === 'list' && <ShortcutList onClose={() => close('list')} />}
      {open === 'jump' && <ViewJump names={names} onChoose={onJump} onClose={() => close('jump')} />}
    </>
  );
}
