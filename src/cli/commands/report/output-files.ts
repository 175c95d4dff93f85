import { statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../../../shared/errors.js';
import { fileInTheWay, fileProblem } from '../../../shared/file-problem.js';
import { shownAs } from '../../../shared/shown-path.js';

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
    const problem = problemOf({ flag, file }, root, taken);
    if (problem !== undefined) throw new UserError('report', `${flag} ${file} ${problem}.`);
    taken.add(resolve(root, file));
  }
}

function problemOf({ flag, file }: OutputFile, root: string, taken: ReadonlySet<string>): string | undefined {
  const path = resolve(root, file);
  if (isFolder(path)) {
    const example = join(file, flag === '--html' ? 'report.html' : 'bill.cdx.json');
    return `is a folder. Name the file to write, such as ${example.replaceAll('\\', '/')}`;
  }
  const inTheWay = fileInTheWay(path);
  if (inTheWay !== undefined)
    return `cannot be written: ${shownAs(inTheWay, root)} is a file, not a folder. Name another file`;
  const folder = dirname(path);
  if (!isFolder(folder))
    return `cannot be written: there is no folder ${shownAs(folder, root)}. Create it first, or name another file`;
  return taken.has(path) ? 'is read or written for this report already. Name another file' : undefined;
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
