import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../shared/errors.js';
import { findPacks } from '../validation/input/find-packs.js';
import type { PackInput } from '../validation/input/pack-input.js';

/** The one pack at a path, with the bytes of its zip. Throws a UserError for none, several, or what is no zip. */
export async function readReportInput(
  path: string,
  root: string,
): Promise<{ readonly input: PackInput; readonly zip: Uint8Array | undefined }> {
  const inputs = await findPacks(path, root);
  const [input, ...others] = inputs;
  if (input === undefined) throw new UserError('report', `There is no pack in ${path}.`);
  if (others.length > 0)
    throw new UserError(
      'report',
      `${path} holds ${inputs.length} packs, and a report is about one. Name one of them, such as ${input.label}.`,
    );
  const broken = input.problems.find(({ kind }) => kind === 'broken-zip' || kind === 'too-large');
  if (input.files.size === 0 && broken !== undefined)
    throw new UserError(
      'zip-unreadable',
      `${path}: ${broken.message} Give the zip of a pack, or its folder.`,
    );
  const zip = input.container === 'zip' ? new Uint8Array(await readFile(resolve(root, path))) : undefined;
  return { input, zip };
}
