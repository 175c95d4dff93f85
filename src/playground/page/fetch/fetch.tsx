import type { ViewProps } from '../shell/view.js';

export function Fetch({ snapshot }: ViewProps) {
  return <p>{snapshot.pack.name}</p>;
}
