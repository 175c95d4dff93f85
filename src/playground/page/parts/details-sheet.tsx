import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useAddress } from '../shell/use-address.js';
import './details-sheet.css';
import { useMedia } from './use-media.js';

export interface DetailsSheetProps {
  readonly title: string;
  /** What stands beside the title. */
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
}

/** Details over the right side of a view, which stays usable; on a small screen over all of it, and then modal. */
export function DetailsSheet({ title, actions, children, onClose }: DetailsSheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isNarrow = useMedia('(max-width: 900px)');
  const { view } = useAddress();
  useEffect(() => {
    const { current } = dialog;
    const before = document.activeElement;
    // In a view that is not shown, a modal dialog would block the one that is.
    if (current === null || current.parentElement?.checkVisibility() !== true) return;
    if (isNarrow) current.showModal();
    // The focus stays in the list, so that keys can go from row to row.
    else current.setAttribute('open', '');
    return () => {
      if (isNarrow) current.close();
      else current.removeAttribute('open');
      // The focus was in the sheet, and went with it.
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    };
  }, [isNarrow, view]);
  useEffect(() => {
    const closeByKey = (event: KeyboardEvent) => {
      // An open menu or dialog takes the key for itself.
      if (
        event.key !== 'Escape' ||
        event.defaultPrevented ||
        document.querySelector(':popover-open, dialog:modal')
      )
        return;
      if (dialog.current?.checkVisibility() === true) onClose();
    };
    addEventListener('keydown', closeByKey);
    return () => removeEventListener('keydown', closeByKey);
  }, [onClose]);
  return (
    <dialog
      ref={dialog}
      class="details-sheet"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 class="spread">{title}</h2>
        {actions}
        <button type="button" class="button small" onClick={onClose}>
          Close
        </button>
      </header>
      <div class="details-content">{children}</div>
    </dialog>
  );
}
