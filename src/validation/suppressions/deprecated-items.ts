import type { Pack } from '../document/pack.js';
import { itemsOf } from '../document/parts.js';
import type { PackFinding } from '../engine.js';

/**
 * Tells the findings from which a deprecated item is excused: nobody is to polish what is on its way out, and the
 * official checks pass over it. What keeps a file from being read, secrets, and what a tenant refuses still count.
 */
export function deprecationExcuses(pack: Pack): (finding: PackFinding) => boolean {
  const files = new Set<string>();
  const folders: string[] = [];
  for (const { path, root } of itemsOf(pack)) {
    if (root.get('deprecated')?.value !== true) continue;
    files.add(path);
    const [, own, ...rest] = path.split('/');
    if (pack.shape === 'source' && rest.length > 0) folders.push(folderOf(path, own ?? ''));
  }
  if (files.size === 0) return () => false;
  return ({ path, holdsForDeprecated }) =>
    !holdsForDeprecated && (files.has(path) || folders.some((folder) => path.startsWith(folder)));
}

function folderOf(path: string, own: string): string {
  return `${path.slice(0, path.indexOf('/'))}/${own}/`;
}
