/** Stands behind the label of what must be filled in; the control itself says so to a screen reader. */
export function RequiredMark() {
  return (
    <span class="error-text" aria-hidden="true">
      *
    </span>
  );
}
