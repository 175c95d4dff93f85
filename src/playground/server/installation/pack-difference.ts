import { packChanges } from '../../../release/pack-changes.js';
import { UserError } from '../../../shared/errors.js';
import { readPackZip } from '../../../tenant/upload/pack-zip.js';
import type { InstalledZip } from './installed-zip.js';

/** What differs between the pack that was installed and the one that takes its place, a sentence each. */
export function packDifference(before: InstalledZip, after: InstalledZip): string[] {
  try {
    const [old, next] = [before, after].map(({ bytes, file }) => readPackZip(bytes, file));
    if (old === undefined || next === undefined) return [];
    return packChanges(old, next).flatMap(({ name, isNew, changes }) =>
      isNew ? [`${name}: new.`] : changes.map(({ text }) => `${name}: ${text.replaceAll('*', '')}`),
    );
  } catch (error) {
    // A pack that is not made by this program may lack what a comparison needs.
    if (error instanceof UserError) return [];
    throw error;
  }
}
