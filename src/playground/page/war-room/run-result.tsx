import { useState } from 'preact/hooks';
import { contentsText, isErrorEntry } from '../../../simulator/war-room/war-room-entry.js';
import type { Run } from '../../protocol.js';
import { LongText } from '../parts/long-text.js';
import { countText } from '../parts/quantity-text.js';
import { ShowAll } from '../parts/show-all.js';
import { utcTime } from '../parts/time-format.js';
import { ConfirmQuestion } from './confirm-question.js';
import { EntryCard } from './entry-card.js';

/** Entries that are shown at once. */
const mostEntries = 100;

const leakPlaces = { entries: 'its result', log: 'its log', error: 'its error' } as const;

/** What a run returned, as the War Room of a tenant shows it, and warnings of what a tenant would not hide. */
export function RunResult({ run }: { readonly run: Run }) {
  const { error, leaks, nextCallAt, asks } = run;
  const entries = asks ? [] : run.entries;
  const [all, setAll] = useState(false);
  const shown = entries.slice(0, all ? undefined : mostEntries);
  const shownByEntry = shown.some((entry) => isErrorEntry(entry) && contentsText(entry) === error?.message);
  return (
    <>
      {leaks.length > 0 && (
        <p class="notice warning">
          The script showed a secret in {leaks.map((place) => leakPlaces[place]).join(' and ')}. It is masked
          here, but on a tenant everybody who may see the run could read it.
        </p>
      )}
      {asks && error !== undefined && <ConfirmQuestion run={run} text={error.message} />}
      {error !== undefined && !asks && !shownByEntry && (
        <div class="notice error">
          <LongText text={error.message} />
        </div>
      )}
      {entries.length === 0 && error === undefined && <p class="empty">The command returned nothing.</p>}
      {shown.map((entry, index) => (
        <EntryCard key={index} entry={entry} />
      ))}
      {nextCallAt !== undefined && (
        <p class="muted small">Not done yet: the platform runs it again at {utcTime(nextCallAt)} UTC.</p>
      )}
      {shown.length < entries.length && (
        <ShowAll of={`${countText(entries.length)} entries`} onClick={() => setAll(true)} />
      )}
      {error?.stack !== undefined && !asks && (
        <details>
          <summary class="muted">Stack of the error</summary>
          <pre class="war-room-stack">{error.stack}</pre>
        </details>
      )}
    </>
  );
}
