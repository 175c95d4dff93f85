import { useState } from 'preact/hooks';
import type { LogLine } from '../../../simulator/instance/instance.js';
import { LongText } from '../parts/long-text.js';
import { ShowAll } from '../parts/show-all.js';

/** Lines that are shown at once. */
const most = 300;

const tones = { error: 'error', info: 'accent', log: '', debug: '' } as const;

/** What a script logged, with the level of each line. */
export function LogLines({ lines }: { readonly lines: readonly LogLine[] }) {
  const [all, setAll] = useState(false);
  if (lines.length === 0) return <p class="empty">The run logged nothing.</p>;
  return (
    <>
      <ol class="war-room-log">
        {lines.slice(0, all ? undefined : most).map(({ level, text }, index) => (
          <li key={index}>
            <span class={`badge ${tones[level]}`}>{level}</span>
            <LongText text={text} class="mono war-room-text" />
          </li>
        ))}
      </ol>
      {!all && lines.length > most && (
        <ShowAll of={`${lines.length.toLocaleString('en')} lines`} onClick={() => setAll(true)} />
      )}
    </>
  );
}
