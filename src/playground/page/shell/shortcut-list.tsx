import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { setSingleKeys, shortcuts, usesSingleKeys } from './shortcuts.js';

/** The keys of the page, and the choice not to use those without Ctrl. */
export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [single, setSingle] = useState(usesSingleKeys);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="frame-shortcuts" aria-labelledby={id} onClose={onClose}>
      <form method="dialog" class="stack">
        <h2 id={id}>Keyboard shortcuts</h2>
        <dl class="pairs">
          {shortcuts.map(({ keys, about }) => [
            <dt key={keys}>
              <kbd>{keys}</kbd>
            </dt>,
            <dd key={about}>{about}</dd>,
          ])}
        </dl>
        <label class="check">
          <input
            type="checkbox"
            checked={single}
            onChange={({ currentTarget: { checked } }) => {
              setSingleKeys(checked);
              setSingle(checked);
            }}
          />
          Use the single keys / and ?
        </label>
        <div class="row tight">
          <span class="spread" />
          <button type="submit" class="button">
            Close
          </button>
        </div>
      </form>
    </dialog>
  );
}
