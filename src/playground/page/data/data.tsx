import type { ViewProps } from '../shell/view.js';

export function Data({ snapshot }: ViewProps) {
  return <p>{snapshot.pack.name}</p>;
}
