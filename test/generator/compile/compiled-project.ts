import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect } from 'vitest';
import { BuildError } from '#src/generator/build-error.js';
import { compileScript } from '#src/generator/compile/compile-script.js';
import { cortexSettings, temporaryFolder, writeFiles } from '../../fixtures/project.js';

/** Compiles a project of these files, whose entry is `main.ts`. */
export async function compile(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'tsconfig.json': cortexSettings, ...files });
  return compileScript({ entry: join(folder, 'main.ts'), tsconfig: join(folder, 'tsconfig.json') });
}

/** Why such a project does not compile. */
export async function errorOf(files: Readonly<Record<string, string>>): Promise<BuildError> {
  const error = await compile(files).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BuildError);
  return error as BuildError;
}

/** Runs the script as a Cortex server does: as the body of a function, next to the globals of the host. */
export function runAsFunctionBody(script: string, globals: object = {}): unknown {
  return runInNewContext(`(function () {\n${script}\n})()`, { ...globals });
}
