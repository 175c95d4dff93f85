import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../../../shared/errors.js';
import { hasCode, writeProblem } from '../../../shared/file-problem.js';

/** A file that an option names, and that is kept from one run to the next. */
export interface KeptFile {
  /** As the user writes it: `--state`. */
  readonly flag: string;
  readonly path: string;
}

/** Its text; undefined before the first run. Throws a UserError when it cannot be read, or could not be written. */
export function readKept({ flag, path }: KeptFile): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw problem(`${flag} ${path} cannot be read`, error);
  }
  // Found out after the run, it would cost what the run made.
  try {
    accessSync(dirname(path), constants.W_OK);
    return undefined;
  } catch (error) {
    throw problem(`${flag} ${path} cannot be written`, error);
  }
}

/** Throws a UserError when it cannot be written. */
export function writeKept({ flag, path }: KeptFile, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw problem(`${flag} ${path} cannot be written`, error);
  }
}

function problem(what: string, error: unknown): UserError {
  return new UserError('command-line', `${what}: ${writeProblem(error)}. Name another file.`, {
    cause: error,
  });
}
