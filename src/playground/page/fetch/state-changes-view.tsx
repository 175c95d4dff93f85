import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { Json } from '../../../shared/json.js';
import type { StateChange } from '../../protocol.js';
import { JsonTree } from '../parts/json-tree.js';
import { countedText } from '../parts/quantity-text.js';
import { ShowAll } from '../parts/show-all.js';

const kinds = {
  added: { label: 'Added', tone: 'ok' },
  removed: { label: 'Removed', tone: 'error' },
  changed: { label: 'Changed', tone: 'accent' },
} as const;

/** Changes that are shown at once. */
const most = 100;

/** What a cycle changed in the state, place by place. */
export function StateChanges({ changes }: { readonly changes: readonly StateChange[] }) {
  const [all, setAll] = useState(false);
  if (changes.length === 0) return <p class="muted">The cycle left the state as it was.</p>;
  return (
    <>
      <ul class="fetch-changes">
        {changes.slice(0, all ? undefined : most).map(({ path, kind, before, after }) => (
          <li key={path.join('\n')}>
            <div class="row tight">
              <span class={`badge ${kinds[kind].tone}`}>{kinds[kind].label}</span>
              <span class="mono fetch-path">
                {path.length === 0
                  ? 'The whole state'
                  : path.map((name, depth) => (
                      <Fragment key={depth}>
                        {depth > 0 && ' \u203a '}
                        <bdi>{name}</bdi>
                      </Fragment>
                    ))}
              </span>
            </div>
            {kind !== 'added' && <Side sign={'\u2212'} name="Before" value={before} />}
            {kind !== 'removed' && <Side sign="+" name="After" value={after} />}
          </li>
        ))}
      </ul>
      {!all && changes.length > most && (
        <ShowAll of={countedText(changes.length, 'change')} onClick={() => setAll(true)} />
      )}
    </>
  );
}

interface SideProps {
  readonly sign: string;
  readonly name: string;
  readonly value: Json | undefined;
}

function Side({ sign, name, value }: SideProps) {
  return (
    <div class="fetch-side">
      <span aria-hidden="true">{sign}</span>
      <span class="visually-hidden">{name}: </span>
      {value !== undefined && <JsonTree value={value} open={0} />}
    </div>
  );
}
