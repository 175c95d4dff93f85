import { access } from 'node:fs/promises';
import { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import type { PackDefinition } from '../definition/pack.js';
import { BuildError } from './build-error.js';

const definitionFile = 'pack/definition/pack.ts';

/**
 * Loads the default export of `pack/definition/pack.ts` below `root`.
 * Throws a BuildError when the file is missing, fails, or exports no pack.
 */
export async function loadPack(root: string): Promise<PackDefinition> {
  const file = join(root, ...definitionFile.split('/'));
  if (!(await exists(file))) {
    throw new BuildError('There is no pack here.', [
      {
        place: { file: definitionFile },
        message: `The file is missing in ${root}.`,
        fix: 'Run the command in the root folder of a pack project.',
      },
    ]);
  }
  const loaded = await importTypeScript(root, file);
  const pack = loaded.default;
  if (isPack(pack)) return pack;
  throw new BuildError('The pack definition is not usable.', [
    {
      place: { file: definitionFile },
      message: 'The default export is no pack.',
      fix: 'Write `export default definePack({ ... })`.',
    },
  ]);
}

async function importTypeScript(root: string, file: string): Promise<Record<string, unknown>> {
  try {
    registerTypeScript(root);
    return await import(pathToFileURL(file).href);
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : inspect(error);
    throw new BuildError(
      'The pack definition cannot be loaded.',
      [{ place: { file: definitionFile }, message, fix: 'Run `npm run typecheck` to find the place.' }],
      { cause: error },
    );
  }
}

let registered = false;

function registerTypeScript(root: string): void {
  if (registered) return;
  // ts-node looks for its settings from the working directory unless told where they are.
  process.env.TS_NODE_PROJECT = join(root, 'tsconfig.json');
  register('ts-node/esm', import.meta.url);
  registered = true;
}

function isPack(value: unknown): value is PackDefinition {
  return typeof value === 'object' && value !== null && 'id' in value && 'integration' in value;
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
