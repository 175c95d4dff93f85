import { useId } from 'preact/hooks';
import type { FormValues, Reach } from '../../api.js';
import { hostsOf } from './form-values.js';

interface ReachProps {
  readonly reach: Reach;
  readonly values: FormValues;
  /** False for a pack whose source has no stand-in. */
  readonly hasSource: boolean;
  readonly onChange: (reach: Reach) => void;
  /** Absent when the stand-ins are for no parameter of the form. */
  readonly onFillIn: (() => void) | undefined;
}

/** Where the requests of the instance go. */
export function ReachChoice({ reach, values, hasSource, onChange, onFillIn }: ReachProps) {
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
            {reach === 'stand-ins' ? standInsSay(hasSource) : networkSays(hostsOf(values))}
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

function networkSays(hosts: readonly string[]): string {
  const reached =
    hosts.length === 0
      ? 'Fill in the real addresses: only the hosts of URLs in this form are reached.'
      : `These hosts are reached, and no others: ${hosts.join(', ')}.`;
  return `${reached} What you type stays in the memory of the local program and is gone when it ends.`;
}
