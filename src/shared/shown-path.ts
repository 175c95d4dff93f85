import { relative } from 'node:path';

/** A path as messages name it: from the root folder where it lies below that, with forward slashes. */
export function shownAs(path: string, root: string): string {
  const inside = relative(root, path);
  const shown = inside === '' ? '.' : inside.startsWith('..') ? path : inside;
  return shown.replaceAll('\\', '/');
}
