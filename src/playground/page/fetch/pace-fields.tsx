import { useEffect, useId, useState } from 'preact/hooks';
import type { Pace, Target } from '../../protocol.js';
import { call } from '../calls/call.js';
import { countText } from '../parts/quantity-text.js';
import type { Action } from '../parts/use-action.js';

interface PaceFieldsProps {
  readonly pace: Pace;
  readonly target: Target;
  /** Whether records come from the mock server of the source. */
  readonly usesSource: boolean;
  readonly action: Action;
}

/** How fast cycles follow each other, in the time of the mock servers and in that of the one who watches. */
export function PaceFields({ pace, target, usesSource, action }: PaceFieldsProps) {
  const set = (change: Partial<Pace>) => action.run(() => call('setPace', change));
  return (
    <>
      <NumberField
        label={target === 'network' ? 'Interval (s)' : 'Interval (virtual s)'}
        value={pace.intervalSeconds}
        minimum={1}
        maximum={86_400}
        onChange={(intervalSeconds) => set({ intervalSeconds })}
      />
      <NumberField
        label="Rest between (ms)"
        value={pace.restMilliseconds}
        minimum={0}
        maximum={60_000}
        onChange={(restMilliseconds) => set({ restMilliseconds })}
      />
      {usesSource && (
        <label class="check fetch-late">
          <input
            type="checkbox"
            checked={pace.lateRecords}
            onChange={({ currentTarget }) => set({ lateRecords: currentTarget.checked })}
          />
          Some records appear late
        </label>
      )}
    </>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly onChange: (value: number) => void;
}

/** A whole number, taken over when it is finished; one that does not fit is marked and not taken. */
function NumberField({ label, value, minimum, maximum, onChange }: NumberFieldProps) {
  const id = useId();
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const number = Number(text);
  const fits = /^\d+$/.test(text) && number >= minimum && number <= maximum;
  return (
    <div class="field fetch-number">
      <label for={id}>{label}</label>
      <input
        id={id}
        inputMode="numeric"
        autocomplete="off"
        value={text}
        aria-invalid={!fits}
        aria-describedby={fits ? undefined : `${id}-error`}
        onInput={({ currentTarget }) => setText(currentTarget.value.trim())}
        onChange={() => fits && number !== value && onChange(number)}
      />
      {!fits && (
        <p id={`${id}-error`} class="field-error">
          {countText(minimum)} to {countText(maximum)}. Until then, {countText(value)} is used.
        </p>
      )}
    </div>
  );
}
