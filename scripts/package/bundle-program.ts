import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minifySync } from 'rolldown/utils';
import { type Plugin, rollup } from 'rollup';

/** Joins the compiled program into few files before it is packed: they load faster and take less space. */

const program = fileURLToPath(new URL('../../build/src/', import.meta.url));

/** What is started or imported by its path. */
const entries = [
  'cli/main.js',
  'cli/commands/playground/build-service.js',
  'playground/server/overview/report-worker.js',
  'definition/index.js',
  'testing/index.js',
  'generator/load/register-typescript.js',
  'generator/types/type-check-worker.js',
];

/** Runs in a process that may read little: it is joined alone. */
const confined = { folder: 'simulator/sandbox', entry: 'script-guest.js' };

/** Modules whose functions go elsewhere as text, which stays what the compiler made of it. */
const shippedAsText = /^(?:container\/guest|simulator\/common-library\/(?!library-text)[\w-]+)\.js$/;

/** Says the same in fewer bytes. Names of functions and lines stay, so that a stack trace can be read. */
const shorterSyntax: Plugin = {
  name: 'shorter-syntax',
  renderChunk: (code, { fileName }) =>
    minifySync(fileName, code, {
      module: true,
      compress: true,
      mangle: { toplevel: false, keepNames: true },
      codegen: { removeWhitespace: false },
    }).code,
};

const bundled = mkdtempSync(join(tmpdir(), 'cortex-pack-program-'));
await bundle('', entries);
await bundle(confined.folder, [confined.entry]);
for (const file of filesOf(program)) {
  if (shippedAsText.test(file)) cpSync(join(program, file), join(bundled, file));
}
rmSync(program, { recursive: true });
cpSync(bundled, program, { recursive: true });
rmSync(bundled, { recursive: true });

/** Joins files of a folder of the program. */
async function bundle(folder: string, files: readonly string[]): Promise<void> {
  const built = await rollup({
    input: Object.fromEntries(files.map((file) => [file.replace(/\.js$/, ''), join(program, folder, file)])),
    external: (specifier, importer) => {
      if (importer === undefined) return false;
      if (isBuiltin(specifier) || !/^[./]/.test(specifier)) return true;
      return shippedAsText.test(pathOf(resolve(importer, '..', specifier)));
    },
    makeAbsoluteExternalsRelative: true,
    plugins: [shorterSyntax],
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  await built.write({ dir: join(bundled, folder), format: 'es', chunkFileNames: 'chunks/[name].js' });
  await built.close();
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => pathOf(join(folder, file)));
}

/** Relative to the program, with forward slashes. */
function pathOf(file: string): string {
  return relative(program, file).replaceAll('\\', '/');
}
