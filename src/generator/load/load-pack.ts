import { type CompletePack, completePack } from '../../content/pack/complete-pack.js';
import type { PackDefinition } from '../../definition/pack.js';
import { definitionFile } from '../../shared/project-files.js';
import { BuildError } from '../build-error.js';
import { checkCompleteness } from '../definition-rules/check-definition.js';
import { BuildReads } from '../kept/build-reads.js';
import { importTypeScript } from './import-typescript.js';
import { requireProject } from './project.js';
import { readContent } from './read-content.js';

/**
 * Loads the default export of `pack/definition/pack.ts` below `root`, and adds what its author left out.
 * Throws a BuildError when the file or the settings of the project are missing, when it fails, or exports no pack, and
 * for keys and values that no pack has.
 */
export async function loadPack(root: string, reads = new BuildReads()): Promise<CompletePack> {
  return withContent(await importPack(root, reads), root);
}

/** A definition with what its author left out, and with the content of the project. Throws a BuildError as well. */
export async function withContent(pack: PackDefinition, root: string): Promise<CompletePack> {
  await checkCompleteness(pack, root);
  const complete = completePack(pack);
  return completePack(pack, await readContent(root, complete));
}

async function importPack(root: string, reads: BuildReads): Promise<PackDefinition> {
  requireProject(root);
  const loaded = await importTypeScript<{ default?: unknown }>(root, definitionFile, reads);
  const pack = loaded.default;
  if (isPack(pack)) return pack;
  throw new BuildError('The pack definition is not usable.', [
    {
      place: { file: definitionFile },
      message: 'The default export is not a pack.',
      fix: 'Write `export default definePack({ ... })`.',
    },
  ]);
}

function isPack(value: unknown): value is PackDefinition {
  return typeof value === 'object' && value !== null && 'id' in value;
}
