import { useId } from 'preact/hooks';
import { RequiredMark } from './required-mark.js';

interface NameProps {
  readonly name: string;
  /** A saved instance keeps its name. */
  readonly saved: boolean;
  /** Why the name is refused. */
  readonly error: string | undefined;
  readonly onChange: (name: string) => void;
}

/** The name of the instance, with what is wrong with it. */
export function NameField({ name, saved, error, onChange }: NameProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>Name {!saved && <RequiredMark />}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        readOnly={saved}
        value={name}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
        {...(error !== undefined && { 'aria-invalid': true, 'aria-describedby': `${id}-error` })}
      />
      {error !== undefined && (
        <p id={`${id}-error`} class="field-error">
          {error}
        </p>
      )}
    </div>
  );
}
