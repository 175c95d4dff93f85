import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../shared/errors.js';
import type { PackFinding } from '../engine.js';
import type { PackInput } from '../input/pack-input.js';
import { applyEdits } from './apply-edits.js';

export interface ChangedFile {
  /** Absolute. */
  readonly file: string;
  /** As the user knows it. */
  readonly label: string;
  /** Undefined for a new file. */
  readonly before: string | undefined;
  readonly after: string;
}

/** A fixed file may show the next mistake, but never more than a few times. */
const rounds = 10;

/** Fixes what can be fixed safely, in memory. `find` gives the findings of a pack. */
export function fixPack(input: PackInput, find: (input: PackInput) => readonly PackFinding[]): PackInput {
  if (input.folder === undefined) return input;
  let fixed = input;
  for (let round = 0; round < rounds; round++) {
    const edits = find(fixed).flatMap((finding) => finding.edits);
    if (edits.length === 0) break;
    fixed = { ...fixed, files: applyEdits(fixed.files, edits) };
  }
  return fixed;
}

export function changedFiles(before: PackInput, after: PackInput): ChangedFile[] {
  const { folder } = before;
  if (folder === undefined) return [];
  return [...after.files]
    .filter(([path, bytes]) => before.files.get(path) !== bytes)
    .map(([path, bytes]) => {
      const old = before.files.get(path);
      return {
        file: join(folder, ...path.split('/')),
        label: `${before.label}/${path}`,
        before: old && Buffer.from(old).toString('utf8'),
        after: Buffer.from(bytes).toString('utf8'),
      };
    })
    .filter((file) => file.before !== file.after)
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** Throws a UserError for a file that cannot be written. */
export async function writeChanges(files: readonly ChangedFile[]): Promise<void> {
  for (const { file, label, after } of files) {
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, after);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UserError('validation-input', `${label} cannot be written: ${reason}`, { cause: error });
    }
  }
}
