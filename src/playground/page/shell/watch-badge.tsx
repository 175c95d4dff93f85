import type { WatchState } from '../../protocol.js';
import { localClock } from '../parts/time-format.js';

const watched = {
  sources: 'The sources are watched: a change is built and installed automatically.',
  zip: 'The zip is watched: a new one is installed automatically.',
  nothing: 'Nothing is watched: a new build is installed at the next start.',
} as const;

/** What watching does now. A failure shows its message on request, so that the page keeps its place. */
export function WatchBadge({ watch }: { readonly watch: WatchState }) {
  return (
    <>
      <span role="status" class="frame-watch">
        {watch.state === 'building' && (
          <span class="badge accent">
            <span class="spinner" />
            Building
          </span>
        )}
        {watch.state === 'failed' && (
          <button type="button" class="badge error frame-failure" popovertarget="watch-failure">
            Build failed: show why
          </button>
        )}
        {watch.state === 'idle' && (
          <button
            type="button"
            class="badge ok"
            title={watched[watch.watching]}
            popovertarget="watch-changes"
          >
            Installed <time class="number">{localClock(watch.installedAt)}</time>
          </button>
        )}
      </span>
      <section
        id="watch-failure"
        popover="auto"
        class="popover frame-failure-text"
        aria-label="Why the build failed"
      >
        <pre>{watch.message ?? 'The build works again.'}</pre>
        <p class="muted small">
          The pack that was installed before is still in use. {watched[watch.watching]}
        </p>
      </section>
      <section id="watch-changes" popover="auto" class="popover" aria-label="What the last build changed">
        {watch.changes.length === 0 ? (
          <p>Nothing changed since the pack was installed.</p>
        ) : (
          <ul>
            {watch.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        )}
        <p class="muted small">{watched[watch.watching]}</p>
      </section>
    </>
  );
}
