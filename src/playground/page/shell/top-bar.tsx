import type { Snapshot } from '../../protocol.js';
import { dateText, timeText } from '../parts/time-format.js';
import { Keyboard } from './keyboard.js';
import { RuntimeChoice } from './runtime-choice.js';
import { SchemeChoice } from './scheme-choice.js';
import { type ViewName, views, viewsOf } from './view.js';
import { WatchBadge } from './watch-badge.js';

interface TopBarProps {
  readonly snapshot: Snapshot | undefined;
  readonly view: ViewName;
  /** What to add to the address of a view, to come back to where it was left. */
  readonly restOf: (view: ViewName) => string;
}

export function TopBar({ snapshot, view, restOf }: TopBarProps) {
  return (
    <header class="frame-header">
      <div class="frame-pack">
        <h1 class="cut" title={snapshot?.pack.name}>
          {snapshot?.pack.name ?? 'Playground'}
        </h1>
        {snapshot !== undefined && (
          <span class="badge number" title={snapshot.pack.file}>
            {snapshot.pack.version}
          </span>
        )}
      </div>
      <nav aria-label="Views" class="frame-views">
        {viewsOf(snapshot).map((name) => (
          <a
            key={name}
            href={addressOf(name, restOf(name))}
            aria-current={name === view ? 'page' : undefined}
          >
            {views[name]}
          </a>
        ))}
      </nav>
      <div class="frame-state">
        {snapshot !== undefined && (
          <>
            <span class="frame-time" title="Virtual time of the mock servers, UTC">
              <span class="muted">Virtual time</span>{' '}
              <time class="number">
                <span class="frame-date">{dateText(snapshot.now)} </span>
                {timeText(snapshot.now)}
              </time>
            </span>
            {snapshot.runtime !== undefined && <RuntimeChoice runtime={snapshot.runtime} />}
            <WatchBadge watch={snapshot.watch} />
          </>
        )}
      </div>
      <div class="frame-choices">
        <Keyboard
          names={viewsOf(snapshot)}
          onJump={(name) => {
            location.hash = addressOf(name, restOf(name));
          }}
        />
        <SchemeChoice />
      </div>
    </header>
  );
}

function addressOf(view: ViewName, rest: string): string {
  return rest === '' ? `#/${view}` : `#/${view}/${rest}`;
}
