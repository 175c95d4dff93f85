import { commonLibraryNames } from '../spec/common-library.js';
import { serverNames } from '../spec/server-names.js';
import { scriptNames } from '../validation/text/script-names.js';
import { scriptSyntax } from '../validation/text/script-syntax.js';

/** What a script uses that neither it nor the server defines, in the order of the alphabet. */
export function libraryNamesIn(code: string): string[] {
  const { program } = scriptSyntax(code);
  if (program === undefined) return [];
  const { free, assigned, probed } = scriptNames(program);
  const own = new Set(assigned.map(({ name }) => name));
  const used = new Set(free.map(({ name }) => name));
  return [...used]
    .filter((name) => !own.has(name) && !serverNames.has(name))
    .filter((name) => !probed.has(name) || commonLibraryNames.includes(name))
    .toSorted();
}

/** Those of the names that no library of the platform has, such as slips of the pen. */
export function unknownNames(names: readonly string[]): string[] {
  return names.filter((name) => !commonLibraryNames.includes(name));
}
