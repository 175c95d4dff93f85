import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSnapshot } from '../calls/use-snapshot.js';
import { Configure } from '../configure/configure.js';
import { Data } from '../data/data.js';
import { Fetch } from '../fetch/fetch.js';
import { Incidents } from '../incidents/incidents.js';
import { Overview } from '../overview/overview.js';
import { WarRoom } from '../war-room/war-room.js';
import './frame.css';
import { ConnectionAlert } from './connection-alert.js';
import { keepLooked } from './looked.js';
import { TopBar } from './top-bar.js';
import { useAddress } from './use-address.js';
import { type ViewName, type ViewProps, viewNames, views } from './view.js';
import { ViewSlot } from './view-slot.js';

const components: { readonly [N in ViewName]: ComponentType<ViewProps> } = {
  overview: Overview,
  configure: Configure,
  'war-room': WarRoom,
  fetch: Fetch,
  incidents: Incidents,
  data: Data,
};

/** The page: what is installed, the views to choose from, and the chosen one. */
export function Frame() {
  const { snapshot, problem } = useSnapshot();
  const address = useAddress();
  const content = useRef<HTMLElement>(null);
  const visited = useRef(new Map<ViewName, string>());
  visited.current.set(address.view, address.rest);

  const packName = snapshot?.pack.name ?? 'Playground';
  useEffect(() => {
    document.title = `${views[address.view]} \u00b7 ${packName}`;
  }, [address.view, packName]);

  const arrived = (snapshot?.dataset.count ?? 0) + (snapshot?.incidents?.count ?? 0) > 0;
  const looksAtThem = address.view === 'data' || address.view === 'incidents';
  useEffect(() => {
    if (arrived && looksAtThem) keepLooked();
  }, [arrived, looksAtThem]);

  return (
    <>
      <button type="button" class="button frame-skip" onClick={() => content.current?.focus()}>
        Skip to the content
      </button>
      <TopBar snapshot={snapshot} view={address.view} restOf={(name) => visited.current.get(name) ?? ''} />
      <main ref={content} tabIndex={-1}>
        {snapshot === undefined
          ? problem === undefined && <p class="empty">Connecting to the playground</p>
          : viewNames
              .filter((name) => visited.current.has(name))
              .map((name) => (
                <ViewSlot
                  key={name}
                  name={name}
                  shown={name === address.view}
                  view={components[name]}
                  snapshot={snapshot}
                />
              ))}
      </main>
      {problem !== undefined && <ConnectionAlert key={problem} problem={problem} />}
    </>
  );
}
