import { fileStem, nameOf } from '../../content/pack/complete-pack.js';
import type { PackDefinition } from '../../definition/pack.js';
import type { DefinitionProblem, DefinitionRule } from './definition-rule.js';

/** Where the code of an item is, and what its files are called, follows from its folder. */
export const foldersAreDistinct: DefinitionRule<PackDefinition> = {
  code: 'CPD112',
  title: 'Each integration and each script has a folder of its own, named with letters and digits',
  why: 'The folder says where the code of an item is, and what its files in the pack are called: two would take the place of each other.',
  fix: 'Set its folder to a name of letters and digits that no other one has, as in AcmeLogs.',
  unseen: 'Without the folder there is no code, and of two files of one name the pack has one.',
  *check({ integrations = [], scripts = [] }) {
    yield* problemsOf('integrations', 'integration', integrations);
    yield* problemsOf('scripts', 'script', scripts);
  },
};

function* problemsOf(
  list: string,
  noun: string,
  items: readonly { readonly id: string; readonly name?: string; readonly folder?: string }[],
): Iterable<DefinitionProblem> {
  const taken = new Set<string>();
  for (const [index, item] of items.entries()) {
    const { folder = fileStem(nameOf(item)) } = item;
    const path = [list, index, 'folder'];
    if (!/^[A-Za-z0-9]+$/.test(folder))
      yield {
        path,
        message: `The folder "${folder}" has other characters than letters and digits, or none.`,
      };
    // Some systems take two names that differ in case for one.
    else if (taken.has(folder.toLowerCase()))
      yield { path, message: `Another ${noun} has the folder "${folder}" already.` };
    taken.add(folder.toLowerCase());
  }
}
