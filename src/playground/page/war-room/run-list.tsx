import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RunSummary, Snapshot } from '../../protocol.js';
import { Elapsed } from '../parts/elapsed.js';
import { duration, localClock, utcTime } from '../parts/time-format.js';
import { RunBadge } from './run-badge.js';

const origins = { 'war room': 'War Room', polling: 'Polling', test: 'Test', fetch: 'Fetch' } as const;

type Origin = keyof typeof origins;

interface ListProps {
  /** Absent until they are loaded. */
  readonly runs: readonly RunSummary[] | undefined;
  /** What runs now and is to be listed. */
  readonly running: Snapshot['running'];
  readonly shown: number;
}

/** The runs that are kept, the newest last, as in a chat. */
export function RunList({ runs, running, shown }: ListProps) {
  const [hidden, setHidden] = useState<readonly Origin[]>(['fetch']);
  const list = useRef<HTMLDivElement>(null);
  const listed = (runs ?? []).filter(({ origin }) => !hidden.includes(origin));
  const newest = listed.at(-1)?.id;
  const stop = listed.some(({ id }) => id === shown) ? shown : newest;
  useLayoutEffect(() => {
    if (list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  }, [newest, running?.since]);

  return (
    <section class="panel war-room-runs" aria-label="Runs">
      <div class="panel-header">
        <h2 class="spread">Runs</h2>
        <a class="button quiet small" href="#/war-room" aria-current={shown > 0 ? undefined : 'page'}>
          Command help
        </a>
        <fieldset class="row tight small war-room-origins" aria-label="Runs to list">
          {(Object.keys(origins) as Origin[]).map((origin) => (
            <label key={origin} class="check">
              <input
                type="checkbox"
                checked={!hidden.includes(origin)}
                onChange={({ currentTarget: { checked } }) =>
                  setHidden(checked ? hidden.filter((one) => one !== origin) : [...hidden, origin])
                }
              />
              {origins[origin]}
            </label>
          ))}
        </fieldset>
      </div>
      <div ref={list} class="war-room-scroll">
        {runs !== undefined && listed.length === 0 && running === undefined && (
          <p class="empty">
            {runs.length === 0 ? 'Nothing has run yet.' : 'No run of the kinds that are selected.'}
          </p>
        )}
        <ol
          class="war-room-list"
          onKeyDown={(event) => {
            const next = neighbour(event.currentTarget, event.key);
            if (next === undefined) return;
            event.preventDefault();
            next.focus();
          }}
        >
          {listed.map((run) => (
            <li key={run.id}>
              <ListedRun run={run} isShown={run.id === shown} isStop={run.id === stop} />
            </li>
          ))}
          {running !== undefined && (
            <li key={running.since} class="row tight war-room-run-now">
              <span class="spinner" />
              <span class="spread cut" title={running.instance}>
                {running.command}
              </span>
              <span class="muted small">
                <Elapsed since={running.since} />
              </span>
            </li>
          )}
        </ol>
      </div>
    </section>
  );
}

/** The link that a key leads to from the one with the focus. */
function neighbour(list: HTMLElement, key: string): HTMLElement | undefined {
  const links = [...list.querySelectorAll<HTMLElement>('a')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  switch (key) {
    case 'ArrowDown':
      return links[at + 1];
    case 'ArrowUp':
      return links[at - 1];
    case 'Home':
      return links[0];
    case 'End':
      return links.at(-1);
    default:
      return undefined;
  }
}

interface ListedRunProps {
  readonly run: RunSummary;
  readonly isShown: boolean;
  /** Whether Tab stops at it; the arrow keys lead to the others. */
  readonly isStop: boolean;
}

function ListedRun({ run, isShown, isStop }: ListedRunProps) {
  const { id, line, instance, origin, at, startedAt, milliseconds } = run;
  return (
    <a href={`#/war-room/${id}`} aria-current={isShown ? 'true' : undefined} tabIndex={isStop ? 0 : -1}>
      <span class="war-room-line mono">
        {origin === 'war room' || origin === 'polling' ? line : origins[origin]}
      </span>
      <span class="war-room-facts small muted">
        <RunBadge run={run} />
        <span class="number">{duration(milliseconds)}</span>
        <time class="number" title={`On this machine; in the run it was ${utcTime(at)} UTC`}>
          {localClock(startedAt)}
        </time>
        <span class="cut">{instance}</span>
      </span>
    </a>
  );
}
