import { commonLibraryNames } from '../spec/common-library.js';
import { scriptNames } from '../validation/text/script-names.js';
import { scriptSyntax } from '../validation/text/script-syntax.js';

/** What a script uses of the platform's common library, in the order of the alphabet. */
export function libraryNamesIn(code: string): string[] {
  const { program } = scriptSyntax(code);
  // What cannot be read is for the build to say, with its place.
  if (program === undefined) return [];
  const { free, assigned } = scriptNames(program);
  const own = new Set(assigned.map(({ name }) => name));
  const used = new Set(free.map(({ name }) => name));
  return commonLibraryNames.filter((name) => used.has(name) && !own.has(name)).toSorted();
}
