import { useState } from 'preact/hooks';

/** Says why there is no connection to the playground. It may cover what one wants to read, so it can go. */
export function ConnectionAlert({ problem }: { readonly problem: string }) {
  const [shown, setShown] = useState(true);
  if (!shown) return null;
  return (
    <div role="alert" class="notice error frame-alert row tight">
      <p class="spread">{problem}</p>
      <button type="button" class="button small" onClick={() => setShown(false)}>
        Dismiss
      </button>
    </div>
  );
}
