import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf } from './errors.js';

const problems: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EEXIST: 'a file of that name is there already',
  EISDIR: 'it is a folder',
  EACCES: 'you have no permission to use it',
  EPERM: 'you have no permission to use it',
  ELOOP: 'its symbolic link leads back to itself',
  EROFS: 'its disk is read-only',
  ENOSPC: 'its disk is full',
  EMFILE: 'too many files are open',
};

/** What went wrong with a file, as a part of a sentence, in place of the system's words. */
export function fileProblem(error: unknown): string {
  if (hasCode(error, 'ENOTDIR') && error instanceof Error && 'path' in error) {
    const file = fileInTheWay(String(error.path));
    if (file !== undefined) return `${file} is a file, not a folder`;
  }
  return problems[codeOf(error)] ?? messageOf(error).replace(/\.$/, '');
}

/** The file that a path leads through as if it were a folder. */
export function fileInTheWay(path: string): string | undefined {
  const folder = dirname(path);
  if (folder === path) return undefined;
  try {
    return statSync(folder).isDirectory() ? undefined : folder;
  } catch {
    return fileInTheWay(folder);
  }
}

/** The same of a file that is to be written: what is not there is its folder. */
export function writeProblem(error: unknown): string {
  return hasCode(error, 'ENOENT') ? 'its folder does not exist' : fileProblem(error);
}

/** A sentence about a file that nothing else caught; undefined for an error that is not about a file. */
export function fileProblemSentence(error: unknown): string | undefined {
  const problem = problems[codeOf(error)];
  if (problem === undefined || !(error instanceof Error && 'path' in error)) return undefined;
  return `${String(error.path)} cannot be read or written: ${problem}. Check the path and its permissions.`;
}

/** Whether the system gave this reason, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return codeOf(error) === code;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
