import { type Zippable, zipSync } from 'fflate';
import type { PackFile } from '../../content/pack/pack-file.js';

// Local time on purpose: the format stores local time, so this gives the same bytes in every time zone.
const earliestDate = new Date(1980, 0, 1);
const unix = 3;
const regularFile = (0o100644 << 16) >>> 0;

/** Packs the files into a zip whose bytes depend on nothing but their paths and contents. */
export function zipFiles(files: readonly PackFile[]): Uint8Array {
  const entries: Zippable = {};
  for (const { path, bytes } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    entries[path] = [bytes, { level: 9, mtime: earliestDate, os: unix, attrs: regularFile }];
  }
  return zipSync(entries);
}
