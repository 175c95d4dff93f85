import { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { programModule } from '../../shared/package-folder.js';
import { BuildError } from '../build-error.js';

let registered = false;

/**
 * Imports a TypeScript module of a pack project. `file` is relative to `root`. The caller says what it exports.
 * Throws a BuildError when it fails to load.
 */
export async function importTypeScript<M>(root: string, file: string): Promise<M> {
  try {
    registerTypeScript(root);
    return await import(pathToFileURL(join(root, file)).href);
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : inspect(error);
    throw new BuildError(
      'A file of the pack cannot be loaded.',
      [
        {
          place: { file },
          message,
          fix: 'Type-check the project to find the place: `npx tsc -p tsconfig.json`.',
        },
      ],
      { cause: error },
    );
  }
}

function registerTypeScript(root: string): void {
  if (registered) return;
  // ts-node looks for its settings from the working directory unless told where they are.
  process.env.TS_NODE_PROJECT = join(root, 'tsconfig.json');
  register(pathToFileURL(programModule('generator', 'load', 'loader-thread.js')));
  register('ts-node/esm', import.meta.url);
  registered = true;
}
