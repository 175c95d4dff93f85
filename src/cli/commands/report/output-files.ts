import { statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../../../shared/errors.js';
import { fileProblem } from '../../../shared/file-problem.js';

/** A file that an option names. */
export interface OutputFile {
  /** As the user writes it: `--html`. */
  readonly flag: string;
  readonly file: string;
}

/** Before the work begins: throws a UserError for files that cannot be written, or that would replace one that is read. */
export function requireWritable(
  outputs: readonly OutputFile[],
  inputs: readonly string[],
  root: string,
): void {
  const taken = new Set(inputs.map((input) => resolve(root, input)));
  for (const { flag, file } of outputs) {
    const path = resolve(root, file);
    const problem = isFolder(path)
      ? `is a folder. Name the file to write, such as ${join(file, 'report.html').replaceAll('\\', '/')}`
      : !isFolder(dirname(path))
        ? 'cannot be written: its folder does not exist. Create the folder first'
        : taken.has(path)
          ? 'is read or written for this report already. Name another file'
          : undefined;
    if (problem !== undefined) throw new UserError('report', `${flag} ${file} ${problem}.`);
    taken.add(path);
  }
}

/** Throws a UserError. */
export async function writeOutput({ flag, file }: OutputFile, text: string, root: string): Promise<void> {
  await writeFile(resolve(root, file), text).catch((error: unknown) => {
    throw new UserError(
      'report',
      `${flag} ${file} cannot be written: ${fileProblem(error)}. Name another file.`,
    );
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    // A path below a file, and a link that leads back to itself; writing says so.
    return false;
  }
}
