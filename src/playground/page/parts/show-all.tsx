/** Stands below something that was cut because it is very long. */
export function ShowAll({ of, onClick }: { readonly of: string; readonly onClick: () => void }) {
  return (
    <button type="button" class="button small" onClick={onClick}>
      Show all {of}
    </button>
  );
}
