import { useEffect, useState } from 'preact/hooks';
import { type ViewName, views } from './view.js';

/** The view that stands in the address (`#/fetch`), and what follows it (`#/war-room/7`). */
export interface Address {
  readonly view: ViewName;
  readonly rest: string;
}

export function useAddress(): Address {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const read = () => setHash(location.hash);
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return addressIn(hash);
}

/** What is shown now. */
export function readAddress(): Address {
  return addressIn(location.hash);
}

function addressIn(hash: string): Address {
  const [, name = '', rest = ''] = /^#\/([\w-]+)\/?(.*)$/.exec(hash) ?? [];
  return { view: name in views ? (name as ViewName) : 'overview', rest };
}

/** What followed the view in the address when it was last shown. */
export function useRestOf(view: ViewName): string {
  const address = useAddress();
  const [kept, setKept] = useState('');
  const rest = address.view === view ? address.rest : kept;
  useEffect(() => setKept(rest), [rest]);
  return rest;
}

/** Changes the address without a step of its own in the history. */
export function replaceAddress(view: ViewName, rest: string): void {
  location.replace(`#/${view}/${rest}`);
}
