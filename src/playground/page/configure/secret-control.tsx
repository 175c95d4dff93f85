import { keptSecret } from '../../protocol.js';

interface SecretProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly long?: boolean;
  readonly attributes: {
    readonly id: string;
    readonly 'aria-invalid'?: true;
    readonly 'aria-required': boolean;
    readonly 'aria-describedby': string | undefined;
  };
}

/** A secret. One that is saved is not known here: the first change replaces it as a whole. */
export function SecretControl({ value, onChange, long = false, attributes }: SecretProps) {
  const shared = {
    ...attributes,
    value,
    autocomplete: 'new-password',
    spellcheck: false,
    onFocus: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      if (value === keptSecret) currentTarget.select();
    },
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      const typed = currentTarget.value;
      onChange(value === keptSecret ? typed.replaceAll(keptSecret.charAt(0), '') : typed);
    },
  };
  return (
    <>
      {long ? <textarea class="configure-masked" {...shared} /> : <input type="password" {...shared} />}
      {value === keptSecret && <span class="hint">Saved. Type to replace it.</span>}
    </>
  );
}
