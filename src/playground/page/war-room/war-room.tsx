import type { ViewProps } from '../shell/view.js';

export function WarRoom({ snapshot }: ViewProps) {
  return <p>{snapshot.pack.name}</p>;
}
