import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../shared/errors.js';
import { makeFolder } from '../../shared/make-folder.js';
import type { PackFinding } from '../engine.js';
import type { PackInput } from '../input/pack-input.js';
import { applyEdits } from './apply-edits.js';
import { harmOf } from './fix-harm.js';

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
/** Of a pack where single fixes do harm: each try validates the pack again. */
const mostTries = 200;

export interface FixedPack {
  readonly input: PackInput;
  readonly refused: readonly RefusedFix[];
}

/** A fix that was taken back, because it would have made something worse. */
export interface RefusedFix {
  readonly code: string;
  /** As the user knows it. */
  readonly file: string;
  /** What would have been worse. */
  readonly reason: string;
}

type Find = (input: PackInput) => readonly PackFinding[];

/**
 * Fixes what can be fixed safely, in memory. `find` gives the findings of a pack. After each fix the files are read again,
 * their values compared and their findings counted; a fix that makes one of them worse is taken back.
 */
export function fixPack(input: PackInput, find: Find): FixedPack {
  if (input.folder === undefined) return { input, refused: [] };
  let fixed = { input, findings: find(input) };
  const refused: (RefusedFix & { readonly key: string })[] = [];
  for (let round = 0, tries = 0; round < rounds && tries < mostTries; round++, tries++) {
    const fixes = fixed.findings.filter(
      (finding) => finding.edits.length > 0 && !refused.some(({ key }) => key === keyOf(finding)),
    );
    if (fixes.length === 0) break;
    const whole = tried(fixed, fixes, find);
    if (whole.harm === undefined) {
      fixed = whole.after;
      continue;
    }
    // One of them does harm: each is tried on its own, from the end of the files, so that the others keep their places.
    const [fix] = fixes.slice(-1);
    if (fix === undefined) break;
    const one = fixes.length === 1 ? whole : tried(fixed, [fix], find);
    if (one.harm === undefined) fixed = one.after;
    else refused.push({ key: keyOf(fix), code: fix.code, file: fix.file, reason: one.harm });
    round -= 1;
  }
  return { input: fixed.input, refused: refused.map(({ key, ...refusal }) => refusal) };
}

/** Two findings of one rule at one place, before and after the rest of the file changed, are the same. */
function keyOf({ code, path, place, message }: PackFinding): string {
  return JSON.stringify([code, path, place.dataPath ?? place.span?.start, message]);
}

interface Examined {
  readonly input: PackInput;
  readonly findings: readonly PackFinding[];
}

function tried(
  before: Examined,
  fixes: readonly PackFinding[],
  find: Find,
): { readonly after: Examined; readonly harm: string | undefined } {
  const edits = fixes.flatMap((finding) => finding.edits);
  const input = { ...before.input, files: applyEdits(before.input.files, edits) };
  const after = { input, findings: find(input) };
  const harms = [...new Set(edits.map(({ path }) => path))].map((path) => harmOf(path, before, after, edits));
  return { after, harm: harms.find((harm) => harm !== undefined) };
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
      makeFolder(dirname(file));
      await writeFile(file, after);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UserError('validation-input', `${label} cannot be written: ${reason}`, { cause: error });
    }
  }
}
