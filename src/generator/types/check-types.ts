import { dirname, resolve } from 'node:path';
import type ts from 'typescript';
import type { BuildProblem } from '../build-error.js';
import { checkProgram } from './checked-program.js';
import { compilerSettings, problemOf, settingsFiles } from './diagnostics.js';

/** What is checked with compiler settings. */
export interface TypeCheck {
  /** The file of the settings. */
  readonly tsconfig: string;
  /** The file to check, with all that it imports; all files that the settings name unless it is given. */
  readonly entry?: string;
  /** What counts more than the settings. */
  readonly options?: ts.CompilerOptions;
}

export interface CheckedTypes {
  /** What is wrong. */
  readonly problems: readonly BuildProblem[];
  /** The absolute paths of everything that was read. */
  readonly files: readonly string[];
}

/** Throws a BuildError for unreadable settings. */
export function checkTypes({ tsconfig, entry, options: overrides }: TypeCheck): CheckedTypes {
  const root = dirname(resolve(tsconfig));
  const settings = compilerSettings(tsconfig, root, { ...overrides, noEmit: true });
  const { options, fileNames } = settings;
  const declarations = fileNames.filter((file) => file.endsWith('.d.ts'));
  const files = entry === undefined ? fileNames : [resolve(entry), ...declarations];
  const { program, diagnostics } = checkProgram(tsconfig, files, options);
  return {
    problems: diagnostics.map((diagnostic) => problemOf(diagnostic, root, options)),
    files: [...settingsFiles(settings), ...program.getSourceFiles().map(({ fileName }) => fileName)],
  };
}
