import type { Snapshot } from '../../protocol.js';
import { call } from '../calls/call.js';
import { useAction } from '../parts/use-action.js';

type Runtimes = NonNullable<Snapshot['runtime']>;

/** Which of the two forms of the pack is installed; the other one is built and takes its place, with the instances. */
export function RuntimeChoice({ runtime: { chosen, choices } }: { readonly runtime: Runtimes }) {
  const action = useAction();
  return (
    <label class="frame-runtime">
      <span class="muted">Runtime</span>{' '}
      <select
        value={chosen}
        disabled={action.busy}
        onChange={({ currentTarget }) => {
          const wanted = choices.find((choice) => choice === currentTarget.value);
          if (wanted !== undefined) action.run(() => call('setRuntime', { runtime: wanted }));
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </label>
  );
}
