import type { ComponentType } from 'preact';
import { Configure } from '../configure/configure.js';
import { Data } from '../data/data.js';
import { Fetch } from '../fetch/fetch.js';
import { useSnapshot } from '../server/use-snapshot.js';
import { WarRoom } from '../war-room/war-room.js';
import { useAddress } from './use-address.js';
import { type ViewName, type ViewProps, views } from './view.js';

const components: { readonly [N in ViewName]: ComponentType<ViewProps> } = {
  configure: Configure,
  'war-room': WarRoom,
  fetch: Fetch,
  data: Data,
};

/** The page: what is installed, the views to choose from, and the chosen one. */
export function Frame() {
  const { snapshot, problem } = useSnapshot();
  const { view } = useAddress();
  const View = components[view];
  return (
    <>
      <header class="frame-header">
        <h1>{snapshot?.pack.name ?? 'Playground'}</h1>
        <nav aria-label="Views">
          {Object.entries(views).map(([name, title]) => (
            <a key={name} href={`#/${name}`} aria-current={name === view ? 'page' : undefined}>
              {title}
            </a>
          ))}
        </nav>
      </header>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <main>{snapshot !== undefined && <View snapshot={snapshot} />}</main>
    </>
  );
}
