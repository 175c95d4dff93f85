import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CompletePack } from '../../content/pack/complete-pack.js';
import { suggestion } from '../../shared/nearest-name.js';
import { integrationsFolder, scriptsFolder } from '../../shared/project-files.js';
import { BuildError, type BuildProblem } from '../build-error.js';

/** Throws a BuildError for a folder with code that no item of the pack has: it would be left out without a word. */
export async function refuseForgottenFolders(
  root: string,
  { integrations, scripts }: CompletePack,
): Promise<void> {
  const problems = [
    ...(await forgottenIn(root, integrationsFolder, integrations, 'integration')),
    ...(await forgottenIn(root, scriptsFolder, scripts, 'script')),
  ];
  if (problems.length > 0) throw new BuildError('A folder of the pack belongs to nothing.', problems);
}

async function forgottenIn(
  root: string,
  parent: string,
  items: readonly { readonly folder: string }[],
  noun: string,
): Promise<BuildProblem[]> {
  const folders = items.map(({ folder }) => folder);
  const entries = await readdir(join(root, ...parent.split('/')), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !folders.includes(entry.name))
    .map(({ name }) => ({
      place: { file: `${parent}/${name}` },
      message: `No ${noun} of the pack has this folder.`,
      fix: `Name it in the definition as \`folder\`, or remove it. ${suggestion(name, folders)}`,
    }));
}
