import { useId } from 'preact/hooks';
import type { Reach } from '../../api.js';
import { type Addresses, addressesText } from './addresses.js';

interface ReachProps {
  readonly reach: Reach;
  readonly addresses: Addresses;
  /** False for a pack whose source has no stand-in. */
  readonly hasSource: boolean;
  readonly onChange: (reach: Reach) => void;
  /** Absent when the stand-ins are for no parameter of the form. */
  readonly onFillIn: (() => void) | undefined;
}

/** Where the requests of the instance go. */
export function ReachChoice({ reach, addresses, hasSource, onChange, onFillIn }: ReachProps) {
  const group = useId();
  const option = (value: Reach, title: string) => (
    <label class="check">
      <input
        type="radio"
        name={group}
        checked={reach === value}
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
          {option('stand-ins', 'Stand-ins on this machine')}
          {option('network', 'The network')}
        </div>
        <div class="row tight">
          <p id={`${group}-says`} class="hint configure-reach">
            {reach === 'stand-ins' ? standInsSay(hasSource) : networkSays(addresses)}
          </p>
          {reach === 'stand-ins' && onFillIn !== undefined && (
            <button type="button" class="button small" onClick={onFillIn}>
              Fill in their values again
            </button>
          )}
        </div>
      </div>
    </fieldset>
  );
}

function standInsSay(hasSource: boolean): string {
  return hasSource
    ? 'Source and receiver are stood in for, in virtual time. Nothing leaves this machine.'
    : 'Only the receiver is stood in for: this pack brings no stand-in of its source. Nothing leaves this machine.';
}

function networkSays(addresses: Addresses): string {
  return `${addressesText(addresses)} What you type stays in the memory of the local program and is gone when it ends.`;
}
