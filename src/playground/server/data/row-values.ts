import { isJsonObject } from '../../../shared/json.js';
import type { Event } from '../../../testing/receiver/dataset.js';

/** The value at a path such as `actor.email`; a field whose own name holds dots is found, too. */
export function valueAt(row: Event, path: string): unknown {
  if (Object.hasOwn(row, path)) return row[path];
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const outer = row[path.slice(0, dot)];
    const found = isJsonObject(outer) ? valueAt(outer, path.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The longest path that is a column: a name may be as long as its event, and no table has room for it. */
export const longestPath = 1_000;

/** Adds the path of every value that is no object, but for those that are too long for a column. */
export function collectPaths(row: Event, paths: Set<string>, limit: number, prefix = ''): void {
  for (const [name, value] of Object.entries(row)) {
    if (paths.size >= limit) return;
    if (prefix.length + name.length > longestPath) continue;
    if (isJsonObject(value)) collectPaths(value, paths, limit, `${prefix}${name}.`);
    else paths.add(prefix + name);
  }
}
