import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import { minifySync } from 'rolldown/utils';
import ts from 'typescript';
import { thirdPartyNotices } from './third-party-notices.js';

/**
 * Joins the compiled program, and most packages that it uses, into few CommonJS files before it is packed: Node.js starts
 * them in half of the time that it takes for as many ES modules.
 */

const program = fileURLToPath(new URL('../../build/src/', import.meta.url));

/** What is started or imported by its path. */
const entries = [
  'cli/main.js',
  'cli/commands/playground/build-service.js',
  'playground/server/overview/report-worker.js',
  'definition/index.js',
  'testing/index.js',
  'generator/load/register-typescript.js',
  'generator/make-packs-worker.js',
];

/** Runs in a process that may read little: it is joined alone. */
const confined = 'simulator/sandbox/script-guest.js';

/** Its functions find each other by name, from their texts: these are taken before anything is renamed. */
const librarySource = 'simulator/common-library/library-source.js';

/** Goes into packs as text, which stays what the compiler made of it. */
const guest = 'container/guest.js';

/** Packages that stay what they are: large ones that few commands use, and files that are found by their path. */
const separate = /^(?:typescript|typescript-7|ts-node|rollup|markdown-it|undici)(?:\/|$)/;

/** What these packages have for browsers is the same in ES modules, which are joined without a wrapper around each file. */
const withoutWrappers = {
  fflate: fileURLToPath(import.meta.resolve('fflate/browser')),
  yaml: fileURLToPath(new URL('../browser/index.js', import.meta.resolve('yaml'))),
};

/** Says the same in fewer bytes. Names of functions and lines stay, so that a stack trace can be read. */
const shorterSyntax: Plugin = {
  name: 'shorter-syntax',
  renderChunk: (code, { fileName }) =>
    minifySync(fileName, code, {
      compress: true,
      mangle: { toplevel: false, keepNames: true },
      codegen: { removeWhitespace: false },
    }).code,
};

const childProcessLater = '\0child-process-later';

/**
 * The parser of command lines can start programs, which nothing here asks it to: what that takes is loaded only then, or
 * every start would wait for it.
 */
const laterChildProcess: Plugin = {
  name: 'later-child-process',
  resolveId: (specifier, importer) =>
    isChildProcessOfParser(specifier, importer) ? childProcessLater : undefined,
  load: (id) =>
    id === childProcessLater
      ? "exports.spawn = (...words) => require('node:child_process').spawn(...words);"
      : undefined,
};

function isChildProcessOfParser(specifier: string, importer: string | undefined): boolean {
  return specifier === 'node:child_process' && /[\\/]commander[\\/]/.test(importer ?? '');
}

const bundled = mkdtempSync(join(tmpdir(), 'cortex-pack-program-'));
await bundle('', entries, [laterChildProcess, shorterSyntax, thirdPartyNotices]);
await bundle(dirname(confined), [basename(confined)], [shorterSyntax]);
write(librarySource, textsOf(await import(join(program, librarySource))));
convert(guest);
// The package itself is one of ES modules.
write('package.json', '{ "type": "commonjs" }\n');
rmSync(program, { recursive: true });
cpSync(bundled, program, { recursive: true });
rmSync(bundled, { recursive: true });

/** Joins files of a folder of the program with all that they import, but for what is joined alone. */
async function bundle(folder: string, files: readonly string[], plugins: Plugin[]): Promise<void> {
  const built = await rolldown({
    input: Object.fromEntries(files.map((file) => [file.replace(/\.js$/, ''), join(program, folder, file)])),
    platform: 'node',
    external: (specifier, importer) => {
      if (importer === undefined || isChildProcessOfParser(specifier, importer)) return false;
      if (isBuiltin(specifier) || separate.test(specifier)) return true;
      return (
        /^[./]/.test(specifier) && [librarySource, guest].includes(pathOf(resolve(importer, '..', specifier)))
      );
    },
    makeAbsoluteExternalsRelative: true,
    resolve: { alias: withoutWrappers },
    plugins,
    onLog(level, { message }) {
      throw new Error(`${level}: ${message}`);
    },
  });
  await built.write({ dir: join(bundled, folder), format: 'cjs', chunkFileNames: 'chunks/[name].js' });
  await built.close();
}

/** Makes CommonJS of a module that imports nothing. */
function convert(file: string): void {
  const { outputText } = ts.transpileModule(readFileSync(join(program, file), 'utf8'), {
    fileName: file,
    compilerOptions: { allowJs: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  write(file, outputText);
}

/** A module with the texts that another one exports. */
function textsOf(module: Readonly<Record<string, string>>): string {
  const exported = Object.entries(module).map(
    ([name, text]) => `exports.${name} = ${JSON.stringify(text)};\n`,
  );
  return exported.join('');
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(bundled, file)), { recursive: true });
  writeFileSync(join(bundled, file), text);
}

/** Relative to the program, with forward slashes. */
function pathOf(file: string): string {
  return relative(program, file).replaceAll('\\', '/');
}
