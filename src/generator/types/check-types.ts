import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, parse, resolve } from 'node:path';

import ts = require('typescript');

import type { BuildProblem } from '../build-error.js';
import { compilerSettings, noFiles, settingsFiles } from './compiler-settings.js';
import { askCompiler } from './native-compiler.js';
import { type CodeWorld, problemOf } from './type-problem.js';

/** What is checked with compiler settings. */
export interface TypeCheck {
  /** The file of the settings. */
  readonly tsconfig: string;
  /** The file to check, with all that it imports; all files that the settings name unless it is given. */
  readonly entry?: string;
  /** Where the code runs. */
  readonly world: CodeWorld;
}

export interface CheckedTypes {
  /** What is wrong. */
  readonly problems: readonly BuildProblem[];
  /** The absolute paths of everything that was read. */
  readonly files: readonly string[];
}

/** Throws a BuildError for unreadable settings, and where the compiler cannot run. */
export async function checkTypes({ tsconfig, entry, world }: TypeCheck): Promise<CheckedTypes> {
  const root = dirname(resolve(tsconfig));
  const settings = compilerSettings(tsconfig, root);
  const { messages, files } =
    entry === undefined
      ? await askCompiler(resolve(tsconfig), root)
      : await withSettings(settingsFor(entry, tsconfig, settings), (file) => askCompiler(file, root));
  return {
    problems: messages
      .filter(({ code }) => code !== noFiles)
      .map((message) => problemOf(message, root, world)),
    files: [...settingsFiles(settings), ...files],
  };
}

/**
 * The settings with one file, and the declarations that hold everywhere. The compiler takes settings from files only, and
 * looks for packages from where the file lies: so they name the files of the types that the project wants.
 */
function settingsFor(entry: string, tsconfig: string, { options, fileNames }: ts.ParsedCommandLine): object {
  const from = resolve(tsconfig);
  const declarations = fileNames.filter((file) => file.endsWith('.d.ts'));
  const missing: string[] = [];
  for (const name of options.types ?? []) {
    const found = ts.resolveTypeReferenceDirective(
      name,
      from,
      options,
      ts.sys,
    ).resolvedTypeReferenceDirective;
    if (found?.resolvedFileName === undefined) missing.push(name);
    else declarations.push(found.resolvedFileName);
  }
  return {
    extends: from,
    files: [resolve(entry), ...declarations],
    include: [],
    compilerOptions: {
      types: missing,
      typeRoots: ts.getEffectiveTypeRoots(options, ts.sys),
      rootDir: options.rootDir ?? parse(from).root,
    },
  };
}

async function withSettings<T>(settings: object, use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'cortex-pack-types-'));
  try {
    const file = join(folder, 'tsconfig.json');
    await writeFile(file, JSON.stringify(settings));
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
