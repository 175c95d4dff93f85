import { dirname, relative, resolve } from 'node:path';

import ts = require('typescript');

import { BuildError, type FilePlace } from '../build-error.js';
import { checkTypes } from '../types/check-types.js';
import { compilerSettings, normalized, placeOf, settingsFiles } from '../types/compiler-settings.js';
import { buildOnlyNames, buildOnlyProperties, buildOnlyReads, leavingOut } from './build-only.js';
import { checkSyntax } from './newer-syntax.js';
import { importedByPackage, packageModule, packageModules } from './package-modules.js';
import { parseProgram } from './parsed-program.js';
import { plainTexts } from './plain-texts.js';

/** The ES5 form of one TypeScript file, still an ES module. */
export interface EmittedModule {
  readonly code: string;
  /** Whether it comes from this package, where it was made compact. */
  readonly isCompact: boolean;
}

export interface TypeScriptProgram {
  readonly entry: ts.SourceFile;
  /** By the absolute path of the TypeScript file, or of the ES5 module when it comes from this package. */
  readonly modules: ReadonlyMap<string, EmittedModule>;
  /** The absolute paths of everything that was read. */
  readonly files: readonly string[];
  /** The sources that make up the modules. */
  readonly sources: readonly ts.SourceFile[];
  readonly checker: ts.TypeChecker;
  /** The file that an import in another file means, undefined when it is none of the modules. */
  resolveImport(specifier: string, importer: string): string | undefined;
  /** Where a position in a source is, for a message. */
  placeOf(source: ts.SourceFile, position: number): FilePlace;
}

export interface ProgramFiles {
  /** The TypeScript file whose exports the script offers. */
  readonly entry: string;
  /** The settings that fix the language level: target and library. */
  readonly tsconfig: string;
}

function refuseJson(sources: readonly ts.SourceFile[], root: string): void {
  const files = sources.filter(({ fileName }) => fileName.endsWith('.json'));
  if (files.length === 0) return;
  throw new BuildError(
    'The script cannot hold a JSON file.',
    files.map((source) => ({
      place: { file: normalized(relative(root, source.fileName)) },
      message: 'Code that runs inside Cortex imports this file.',
      fix: 'Write the data in a TypeScript file, and import that.',
    })),
  );
}

/** Servers run ES5, which editors with a compiler from 7.0 on refuse in a file of settings. */
export const emitOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES5,
  ignoreDeprecations: '6.0',
  noCheck: true,
  noEmit: false,
  sourceMap: false,
  removeComments: false,
  newLine: ts.NewLineKind.LineFeed,
};

/**
 * Type-checks the program of an entry file and compiles it in memory.
 * Throws a BuildError with every complaint of the compiler.
 */
export async function compileProgram({ entry, tsconfig }: ProgramFiles): Promise<TypeScriptProgram> {
  const root = dirname(resolve(tsconfig));
  if (!ts.sys.fileExists(entry)) {
    const place = { file: normalized(relative(root, resolve(entry))) };
    throw new BuildError('There is no code to compile.', [{ place, message: 'The file is missing.' }]);
  }
  const settings = compilerSettings(tsconfig, root, emitOptions);
  const types = checkTypes({ tsconfig, entry, world: 'cortex' });
  // What fails before says more.
  types.catch(() => undefined);
  const { options, fileNames } = settings;
  const ambient = fileNames.filter((file) => file.endsWith('.d.ts'));
  const { program, host } = parseProgram(tsconfig, [resolve(entry), ...ambient], options);
  const own = program.getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile);
  const syntax = checkSyntax(program, own, root);
  const names = buildOnlyNames(program);
  const buildOnly = buildOnlyProperties(program, own, names);
  const reads = buildOnlyReads(program, own, buildOnly, names);
  // What the compiler lacks for newer syntax has no place, but the syntax has.
  const complaints = (await types).problems.filter(({ place }) => place !== undefined || syntax.length === 0);
  const problems = [...syntax, ...complaints];
  if (problems.length > 0) throw new BuildError('The code does not compile.', problems);
  refuseJson(own, root);
  refuseReads(reads, root);
  const resolvedModule = (specifier: string, importer: string) =>
    ts.resolveModuleName(specifier, importer, options, host).resolvedModule;
  const emitted = emitModules(program, leavingOut(buildOnly));
  const fromPackage = own.flatMap((source) =>
    ts
      .preProcessFile(source.text, true, false)
      .importedFiles.map(({ fileName }) => packageModule(resolvedModule(fileName, source.fileName)))
      .filter((file) => file !== undefined),
  );
  const modules = new Map(emitted);
  for (const [file, code] of packageModules(fromPackage)) modules.set(file, { code, isCompact: true });
  const fileOf = (specifier: string, importer: string): string | undefined => {
    if (importer.endsWith('.js')) return importedByPackage(specifier, importer);
    const resolved = resolvedModule(specifier, importer);
    return packageModule(resolved) ?? (resolved && normalized(resolved.resolvedFileName));
  };
  const entrySource = program.getSourceFile(resolve(entry));
  if (entrySource === undefined) throw new Error(`The compiler lost its entry file ${entry}.`);
  return {
    entry: entrySource,
    modules,
    files: [
      ...settingsFiles(settings),
      ...program.getSourceFiles().map(({ fileName }) => fileName),
      ...fromPackage,
    ],
    sources: program.getSourceFiles().filter(({ fileName }) => emitted.has(normalized(fileName))),
    checker: program.getTypeChecker(),
    resolveImport(specifier, importer) {
      const file = fileOf(specifier, importer);
      return file !== undefined && modules.has(file) ? file : undefined;
    },
    placeOf: (source, position) => placeOf(source, position, root),
  };
}

function refuseReads(names: readonly ts.Node[], root: string): void {
  if (names.length === 0) return;
  throw new BuildError(
    'The code reads what its script does not carry.',
    names.map((name) => ({
      place: placeOf(name.getSourceFile(), name.getStart(), root),
      message: `Only the build knows \`${name.getText()}\`: it is declared @buildOnly.`,
      fix: 'Read something else, or remove @buildOnly from its declaration.',
    })),
  );
}

function emitModules(
  program: ts.Program,
  transformer: ts.TransformerFactory<ts.SourceFile>,
): Map<string, EmittedModule> {
  const modules = new Map<string, EmittedModule>();
  const write: ts.WriteFileCallback = (_output, code, _mark, _onError, [source] = []) => {
    if (source !== undefined) modules.set(normalized(source.fileName), { code, isCompact: false });
  };
  program.emit(undefined, write, undefined, false, {
    before: [transformer, plainTexts(program.getTypeChecker())],
  });
  return modules;
}
