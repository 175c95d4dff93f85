import { useId } from 'preact/hooks';
import type { FormValues, IntegrationForm, Target } from '../../protocol.js';
import { type Addresses, addressesText } from './addresses.js';

interface TargetProps {
  readonly target: Target;
  readonly addresses: Addresses;
  /** False for a pack whose source has no mock server. */
  readonly hasSource: boolean;
  readonly onChange: (target: Target) => void;
  /** Absent when the mock servers are for no parameter of the form. */
  readonly onFillIn: (() => void) | undefined;
  /** Those that the mock server of the source takes. */
  readonly credentials: IntegrationForm['mockCredentials'];
  readonly onCredential: (values: FormValues) => void;
}

/** Where the requests of the instance go. */
export function TargetChoice(props: TargetProps) {
  const { target, addresses, hasSource, onChange, onFillIn, credentials, onCredential } = props;
  const group = useId();
  const option = (value: Target, title: string) => (
    <label class="check">
      <input
        type="radio"
        name={group}
        checked={target === value}
        onChange={() => onChange(value)}
        aria-describedby={`${group}-says`}
      />
      {title}
    </label>
  );
  return (
    <fieldset class="configure-section">
      <legend>Requests go to</legend>
      <div class="stack tight">
        <div class="row">
          {option('mock', 'Mock servers on this machine')}
          {option('network', 'The network')}
        </div>
        <div class="row tight">
          <p id={`${group}-says`} class="hint configure-target">
            {target === 'mock' ? mockServersSay(hasSource) : networkSays(addresses)}
          </p>
          {target === 'mock' && onFillIn !== undefined && (
            <button type="button" class="button small" onClick={onFillIn}>
              Fill in their values again
            </button>
          )}
        </div>
        {target === 'mock' && credentials.length > 0 && (
          <fieldset class="row tight">
            <legend class="hint configure-credentials">
              Fill in another credential, and see with Test what it gives
            </legend>
            {credentials.map(({ name, values }) => (
              <button key={name} type="button" class="button small" onClick={() => onCredential(values)}>
                {name}
              </button>
            ))}
          </fieldset>
        )}
      </div>
    </fieldset>
  );
}

function mockServersSay(hasSource: boolean): string {
  return hasSource
    ? 'Source and receiver are stood in for, in virtual time. Nothing leaves this machine.'
    : 'Only the receiver is stood in for: this pack brings no mock server of its source. Nothing leaves this machine.';
}

function networkSays(addresses: Addresses): string {
  return `${addressesText(addresses)} What you type stays in the memory of the local program and is gone when it ends.`;
}
