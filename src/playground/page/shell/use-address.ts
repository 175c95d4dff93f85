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
  const [, name = '', rest = ''] = /^#\/([\w-]+)\/?(.*)$/.exec(hash) ?? [];
  return { view: name in views ? (name as ViewName) : 'configure', rest };
}
