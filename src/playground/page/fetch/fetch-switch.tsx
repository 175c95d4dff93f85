import type { InstanceSummary } from '../../protocol.js';
import { call } from '../calls/call.js';
import type { Action } from '../parts/use-action.js';

interface FetchSwitchProps {
  readonly name: string;
  readonly fetchSwitch: NonNullable<InstanceSummary['fetchSwitch']>;
  readonly action: Action;
}

/** Says that the platform would start no fetch of an instance, and turns it on. */
export function FetchSwitch({ name, fetchSwitch: { parameter, label }, action }: FetchSwitchProps) {
  const turnOn = async () => {
    const { integration, target, values } = await call('instance', { name });
    await call('saveInstance', { name, integration, target, values: { ...values, [parameter]: true } });
  };
  return (
    <div class="notice warning row">
      <span class="spread">
        <b>{label}</b> is off in the form of <b>{name}</b>: the platform would start no fetch.
      </span>
      <button
        type="button"
        class="button small"
        aria-disabled={action.busy}
        onClick={() => !action.busy && action.run(turnOn)}
      >
        Turn on {label}
      </button>
    </div>
  );
}
