import type { ViewProps } from '../shell/view.js';

export function Configure({ snapshot }: ViewProps) {
  return <p>{snapshot.pack.name}</p>;
}
