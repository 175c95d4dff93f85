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

/** Faults to switch on and off while everything runs: those that are on first, all of them folded by side. */
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
      <ul class="fetch-faults-on" aria-label="Faults that are on" hidden={on.length === 0}>
        {on.map((fault) => (
          <ActiveFault key={fault.id} fault={fault} action={action} />
        ))}
      </ul>
      {(['source', 'receiver'] as const).map((side) => {
        const ofSide = faults.filter((fault) => fault.side === side);
        if (ofSide.length === 0) return null;
        return (
          <details key={side} class="fetch-faults">
            <summary>
              {groups[side]} <span class="muted number">{ofSide.length}</span>
            </summary>
            {ofSide.map((fault) => (
              <FaultLine key={fault.id} fault={fault} action={action} />
            ))}
            <p class="hint">Once: the next request, then off. Sometimes: one request in four.</p>
          </details>
        );
      })}
    </section>
  );
}

interface FaultProps {
  readonly fault: FaultSwitch;
  readonly action: Action;
}

function ActiveFault({ fault: { id, title, mode, side, hits }, action }: FaultProps) {
  return (
    <li class="fetch-fault on">
      <span title={groups[side]}>
        {title}, {modeLabels[mode].toLowerCase()}
      </span>
      <Hits hits={hits} />
      <button
        type="button"
        class="button small"
        aria-label={`Switch off: ${title}`}
        onClick={() => action.run(() => call('setFault', { id, mode: 'off' }))}
      >
        Off
      </button>
    </li>
  );
}

function FaultLine({ fault: { id, title, mode, hits }, action }: FaultProps) {
  const choose = (chosen: FaultMode) => action.run(() => call('setFault', { id, mode: chosen }));
  return (
    <label class={mode === 'off' ? 'fetch-fault' : 'fetch-fault on'}>
      <span>{title}</span>
      <Hits hits={hits} />
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

function Hits({ hits }: { readonly hits: number }) {
  return <span class="muted small number">{hits === 0 ? '' : `hit ${countText(hits)}\u00d7`}</span>;
}
