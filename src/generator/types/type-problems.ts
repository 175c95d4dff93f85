import { dirname, resolve } from 'node:path';
import type { BuildProblem } from '../build-error.js';
import { checkProgram } from './checked-program.js';
import { compilerSettings, problemOf } from './diagnostics.js';

/** What is checked with compiler settings. */
export interface TypeCheck {
  /** The file of the settings. */
  readonly tsconfig: string;
  /** The file to check, with all that it imports; all files that the settings name unless it is given. */
  readonly entry?: string;
}

/** What is wrong with the types. Throws a BuildError for unreadable settings. */
export function typeProblems({ tsconfig, entry }: TypeCheck): BuildProblem[] {
  const root = dirname(resolve(tsconfig));
  const { options, fileNames } = compilerSettings(tsconfig, root, { noEmit: true });
  const declarations = fileNames.filter((file) => file.endsWith('.d.ts'));
  const files = entry === undefined ? fileNames : [resolve(entry), ...declarations];
  const { diagnostics } = checkProgram(tsconfig, files, options);
  return diagnostics.map((diagnostic) => problemOf(diagnostic, root));
}
