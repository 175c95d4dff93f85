import { useId } from 'preact/hooks';
import { type FaultMode, type FaultSwitch, faultModes } from '../../protocol.js';
import { call } from '../calls/call.js';
import { countText } from '../parts/quantity-text.js';
import type { Action } from '../parts/use-action.js';

const groups = { source: 'In the service', receiver: 'At the receiver' } as const;

const modeLabels: { readonly [M in FaultMode]: string } = {
  off: 'Off',
  once: 'Once',
  sometimes: 'Sometimes',
  always: 'Always',
};

interface FaultPanelProps {
  readonly faults: readonly FaultSwitch[];
  readonly action: Action;
}

/** Faults to switch on and off while everything runs. */
export function FaultPanel({ faults, action }: FaultPanelProps) {
  const id = useId();
  const on = faults.filter(({ mode }) => mode !== 'off');
  const switchOff = async () => {
    for (const fault of on) await call('setFault', { id: fault.id, mode: 'off' });
  };
  return (
    <section class="panel fetch-faults-panel" aria-labelledby={id}>
      <div class="panel-header">
        <h2 id={id}>Faults</h2>
        <span class="spread">{on.length > 0 && <span class="badge warning">{on.length} on</span>}</span>
        <button
          type="button"
          class="button small"
          aria-disabled={on.length === 0}
          onClick={() => on.length > 0 && action.run(switchOff)}
        >
          All off
        </button>
      </div>
      {(['source', 'receiver'] as const).map((side) => {
        const ofSide = faults.filter((fault) => fault.side === side);
        if (ofSide.length === 0) return null;
        return (
          <fieldset key={side} class="fetch-faults">
            <legend>{groups[side]}</legend>
            {ofSide.map((fault) => (
              <FaultLine key={fault.id} fault={fault} action={action} />
            ))}
          </fieldset>
        );
      })}
      <p class="hint fetch-faults-hint">Once: the next request, then off. Sometimes: one request in four.</p>
    </section>
  );
}

function FaultLine({ fault, action }: { readonly fault: FaultSwitch; readonly action: Action }) {
  const { id, title, mode, hits } = fault;
  const choose = (chosen: FaultMode) => action.run(() => call('setFault', { id, mode: chosen }));
  return (
    <label class={mode === 'off' ? 'fetch-fault' : 'fetch-fault on'}>
      <span>{title}</span>
      <span class="muted small number">{hits === 0 ? '' : `hit ${countText(hits)}\u00d7`}</span>
      <select value={mode} onChange={({ currentTarget }) => choose(currentTarget.value as FaultMode)}>
        {faultModes.map((name) => (
          <option key={name} value={name}>
            {modeLabels[name]}
          </option>
        ))}
      </select>
    </label>
  );
}
