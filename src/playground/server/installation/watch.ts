import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** Editors and builds write a file in several steps. */
const quietMilliseconds = 200;

/** Ends a watch. */
export interface Watch {
  close(): void;
}

/**
 * Calls `changed` shortly after files below the folders, or the files themselves, were written. A file is watched
 * through its folder, because many programs put a new file in its place.
 */
export async function watchPaths(paths: readonly string[], changed: () => void): Promise<Watch> {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, quietMilliseconds);
  };
  const watchers = await Promise.all(paths.map((path) => watchPath(path, soon)));
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** What goes wrong with a watched folder, such as its removal, is a change, too. */
async function watchPath(path: string, changed: () => void): Promise<FSWatcher> {
  if ((await stat(path)).isDirectory()) return watch(path, { recursive: true }, changed).on('error', changed);
  const name = basename(path);
  return watch(dirname(path), (_event, file) => {
    if (file === null || file === name) changed();
  }).on('error', changed);
}
