import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  /** What the button says that does it. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone. Escape closes it. */
export function ConfirmDialog({ title, text, action, onConfirm, onClose }: ConfirmDialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <form
        method="dialog"
        class="stack"
        onSubmit={({ submitter }) => {
          if (submitter instanceof HTMLButtonElement && submitter.value === 'do') onConfirm();
        }}
      >
        <h2 id={id}>{title}</h2>
        <p>{text}</p>
        <div class="row tight">
          <span class="spread" />
          <button type="submit" value="leave" class="button">
            Cancel
          </button>
          <button type="submit" value="do" class="button danger">
            {action}
          </button>
        </div>
      </form>
    </dialog>
  );
}
