import { readFileSync } from 'node:fs';
import { UserError } from '../../shared/errors.js';
import { fileProblem } from '../../shared/file-problem.js';

/** The text of the platform's common library. Throws a UserError when the file cannot be read or is empty. */
export function readLibraryFile(path: string): string {
  const text = readable(path);
  if (text.trim() === '') throw unreadable(path, 'it is empty');
  return text;
}

function readable(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(path, fileProblem(error), error);
  }
}

function unreadable(path: string, problem: string, cause?: unknown): UserError {
  return new UserError(
    'command-line',
    `The common library ${path} cannot be read: ${problem}. Name the file that the platform has.`,
    { cause },
  );
}
