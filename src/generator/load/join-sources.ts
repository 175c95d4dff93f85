import { existsSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ExistingRawSourceMap, type OutputChunk, type Plugin, type RollupError, rollup } from 'rollup';

import ts = require('typescript');

import { messageOf } from '../../shared/errors.js';
import { programModule } from '../../shared/package-folder.js';
import { BuildError, type BuildProblem } from '../build-error.js';

export interface JoinedSources {
  /** An ES module. */
  readonly code: string;
  /** Back to the TypeScript files, whose names are absolute paths. */
  readonly map: ExistingRawSourceMap;
  /** The packages and modules of Node.js that it imports by name. */
  readonly imports: readonly string[];
  /** Whether it imports anything but this package. */
  readonly importsOthers: boolean;
  /** The absolute paths of the files that were joined. */
  readonly files: readonly string[];
}

/**
 * Joins a TypeScript file and all that it imports of the project into one module for Node.js, without checking types.
 * Throws a BuildError for a file that is no TypeScript, and for an import that leads nowhere.
 */
export async function joinSources(root: string, file: string): Promise<JoinedSources> {
  const problems: BuildProblem[] = [];
  const output = await bundled(resolve(root, file), sources(root, problems)).catch((error: RollupError) => {
    // What the files themselves say explains more.
    if (problems.length === 0) problems.push(problemOf(error, root));
  });
  if (output === undefined || problems.length > 0)
    throw new BuildError('A file of the pack cannot be loaded.', problems);
  const { code, map, imports, dynamicImports, moduleIds } = output;
  if (map === null) throw new Error('The joined sources have no source map.');
  const named = imports.filter((specifier) => !specifier.startsWith('file:'));
  const importsOthers = [...imports, ...dynamicImports].some(
    (specifier) => specifier !== ownModules['cortex-pack/definition'],
  );
  return { code, map, imports: named, importsOthers, files: moduleIds };
}

async function bundled(input: string, plugin: Plugin): Promise<OutputChunk> {
  // What a file does when it is loaded, it does here, too.
  const bundle = await rollup({ input, treeshake: false, onwarn() {}, plugins: [plugin] });
  const { output } = await bundle.generate({
    format: 'es',
    sourcemap: 'hidden',
    sourcemapPathTransform: (source, map) => resolve(dirname(map), source),
    inlineDynamicImports: true,
  });
  await bundle.close();
  return output[0];
}

/** What the joiner says, such as that a file does not export what another one imports of it. */
function problemOf({ id, loc, message, code, binding, exporter }: RollupError, root: string): BuildProblem {
  const place = id === undefined ? {} : { place: { file: pathIn(root, id), ...(loc && position(loc)) } };
  if (code === 'MISSING_EXPORT')
    return { ...place, message: `"${binding}" is not exported by ${pathIn(root, exporter ?? '')}.` };
  return { ...place, message: message.replace(/\.?$/, '.') };
}

/** The joiner counts columns from 0. */
function position({ line, column }: { readonly line: number; readonly column: number }) {
  return { line, column: column + 1 };
}

/** With forward slashes. */
function pathIn(root: string, file: string): string {
  return relative(root, file).replaceAll('\\', '/');
}

function sources(root: string, problems: BuildProblem[]): Plugin {
  const placeOf = (file: string) => ({ file: pathIn(root, file) });
  return {
    name: 'typescript-sources',
    resolveId(specifier, importer) {
      if (importer === undefined) return specifier;
      if (isBuiltin(specifier)) return { id: specifier, external: true };
      if (!/^[./]/.test(specifier)) return { id: ownModules[specifier] ?? specifier, external: true };
      const file = resolve(dirname(importer), specifier);
      const source = sourceOf(file);
      if (source !== undefined) return source;
      if (existsSync(file)) return { id: versionedUrl(file), external: true };
      problems.push({ place: placeOf(importer), message: `Cannot find "${specifier}", which it imports.` });
      return { id: specifier, external: true };
    },
    load(file) {
      if (file.endsWith('.json')) {
        const text = readFileSync(file, 'utf8');
        const problem = jsonProblem(text);
        if (problem === undefined) return `export default ${text};`;
        problems.push({ place: placeOf(file), message: `It is not JSON: ${problem}.` });
        return 'export default undefined;';
      }
      const { code, map, errors } = transpiled(file);
      for (const error of errors)
        problems.push({ place: { ...placeOf(file), ...error.place }, message: error.message });
      return errors.length > 0 ? 'export default undefined;' : { code, map };
    },
    resolveImportMeta(property, { moduleId }) {
      if (property === 'url') return JSON.stringify(pathToFileURL(moduleId).href);
      if (property === 'filename') return JSON.stringify(moduleId);
      if (property === 'dirname') return JSON.stringify(dirname(moduleId));
      return null;
    },
  };
}

function jsonProblem(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** Node.js keeps a module that it has loaded, so one that changed has another address. */
function versionedUrl(file: string): string {
  return `${pathToFileURL(file).href}?changed=${statSync(file).mtimeMs}`;
}

/** The file of TypeScript or data that is meant by the name of what it is compiled to, or by its own. */
function sourceOf(file: string): string | undefined {
  const candidates = [file.replace(/\.([cm]?)js$/, '.$1ts'), file];
  return candidates.find((candidate) => /\.(?:[cm]?ts|json)$/.test(candidate) && existsSync(candidate));
}

/** This package, as it runs: a pack that is built with it need not have installed it. */
const ownModules: { readonly [specifier: string]: string } = {
  'cortex-pack/definition': pathToFileURL(programModule('definition', 'index.js')).href,
  'cortex-pack/test': pathToFileURL(programModule('testing', 'index.js')).href,
};

interface Transpiled {
  readonly code: string;
  readonly map: string;
  readonly errors: readonly { readonly place: { line: number; column: number }; readonly message: string }[];
}

/** A process that builds again and again knows most files already. */
const known = new Map<string, { readonly text: string; readonly transpiled: Transpiled }>();

function transpiled(file: string): Transpiled {
  const text = readFileSync(file, 'utf8');
  const before = known.get(file);
  if (before?.text === text) return before.transpiled;
  const {
    outputText,
    sourceMapText = '',
    diagnostics = [],
  } = ts.transpileModule(text, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      sourceMap: true,
    },
  });
  const result: Transpiled = {
    code: outputText.replace(/^\/\/# sourceMappingURL=.*$/m, ''),
    map: sourceMapText,
    errors: diagnostics.map(({ file: source, start = 0, messageText, code }) => {
      const { line, character } = source?.getLineAndCharacterOfPosition(start) ?? { line: 0, character: 0 };
      const message = `${ts.flattenDiagnosticMessageText(messageText, '\n')} (TS${code})`;
      return { place: { line: line + 1, column: character + 1 }, message };
    }),
  };
  known.set(file, { text, transpiled: result });
  return result;
}
