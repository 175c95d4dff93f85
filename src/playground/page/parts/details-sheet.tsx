import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useMedia } from './use-media.js';
import './details-sheet.css';

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
  const isNarrow = useMedia('(max-width: 860px)');
  useEffect(() => {
    const { current } = dialog;
    if (current === null) return;
    if (isNarrow) current.showModal();
    // The focus stays in the list, so that keys can go from row to row.
    else current.setAttribute('open', '');
    return () => (isNarrow ? current.close() : current.removeAttribute('open'));
  }, [isNarrow]);
  return (
    <dialog
      ref={dialog}
      class="details-sheet"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header>
        <h2>{title}</h2>
        <div class="details-actions">
          {actions}
          <button type="button" onClick={onClose}>
            Close
          </button>
        </div>
      </header>
      <div class="details-content">{children}</div>
    </dialog>
  );
}
