import { readdirSync } from 'node:fs';
import { hasCode } from '../../shared/file-problem.js';

/** What may be in a folder that counts as empty: a clone of an empty repository. */
const ignored = ['.git', '.DS_Store'];

/** Why a project cannot be made in a folder, as a sentence; undefined for one that is empty or does not exist. */
export function notEmpty(folder: string, shown: string): string | undefined {
  try {
    const names = readdirSync(folder).filter((name) => !ignored.includes(name));
    if (names.length === 0) return undefined;
    const first = names.slice(0, 3).join(', ') + (names.length > 3 ? ', ...' : '');
    return `The folder ${shown} is not empty: it holds ${first}.`;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    if (hasCode(error, 'ENOTDIR')) return `${shown} is a file, not a folder.`;
    throw error;
  }
}
