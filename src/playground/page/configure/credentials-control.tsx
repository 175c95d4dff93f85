import type { FormParameter } from '../../protocol.js';
import { RequiredMark } from './required-mark.js';
import { SecretControl } from './secret-control.js';

interface Credentials {
  readonly identifier: string;
  readonly password: string;
}

interface CredentialsProps {
  readonly parameter: FormParameter;
  readonly value: Credentials;
  readonly onChange: (value: Credentials) => void;
  readonly required: boolean;
  readonly attributes: Parameters<typeof SecretControl>[0]['attributes'];
}

/** A user name and a password; the parameter may hide either of them. */
export function CredentialsControl({ parameter, value, onChange, required, attributes }: CredentialsProps) {
  const passwordId = `${attributes.id}-password`;
  const passwordLabel = parameter.passwordLabel ?? (parameter.hiddenUsername ? parameter.label : 'Password');
  const isPair = !parameter.hiddenUsername && !parameter.hiddenPassword;
  return (
    <fieldset class="stack tight" aria-label={isPair ? `${parameter.label}, ${passwordLabel}` : undefined}>
      {!parameter.hiddenUsername && (
        <div class="field">
          <label for={attributes.id}>
            <bdi>{parameter.label}</bdi> {required && <RequiredMark />}
          </label>
          <input
            {...attributes}
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={value.identifier}
            onInput={({ currentTarget }) => onChange({ ...value, identifier: currentTarget.value })}
          />
        </div>
      )}
      {!parameter.hiddenPassword && (
        <div class="field">
          <label for={passwordId}>
            <bdi>{passwordLabel}</bdi> {required && <RequiredMark />}
          </label>
          <SecretControl
            attributes={{ ...attributes, id: passwordId }}
            value={value.password}
            onChange={(password) => onChange({ ...value, password })}
          />
        </div>
      )}
    </fieldset>
  );
}
