// @module-tag slow

import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { buildPack } from '#src/generator/build.js';
import { repository, temporaryFolder, writeFiles } from '../fixtures/project.js';

const page = join(repository, 'docs', 'testing-a-pack.md');
const settingsFile = join(repository, 'tsconfig.json');

/** The files that the page shows, by the path in their first line. */
async function filesOnPage(): Promise<Record<string, string>> {
  const blocks = (await readFile(page, 'utf8')).matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```$/gm);
  return Object.fromEntries([...blocks].map(([, path = '', text = '']) => [path, text]));
}

/** The project that the page speaks of, with the packages that it would have installed. */
async function linkedProject(): Promise<string> {
  const root = await temporaryFolder();
  await cp(join(repository, 'test', 'fixtures', 'weather-project'), root, { recursive: true });
  await mkdir(join(root, 'node_modules', '@types'), { recursive: true });
  await symlink(repository, join(root, 'node_modules', 'cortex-pack'), 'junction');
  await symlink(
    join(repository, 'node_modules', '@types', 'node'),
    join(root, 'node_modules', '@types', 'node'),
    'junction',
  );
  return root;
}

/** What the compiler finds in the files, with the settings of the project and the types of the sources. */
function mistakesIn(root: string, paths: readonly string[]): string[] {
  const { config } = ts.readConfigFile(settingsFile, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, repository, undefined, settingsFile);
  const files = paths.map((path) => join(root, path));
  const program = ts.createProgram(files, {
    ...options,
    // The page's files and the sources that they import.
    rootDir: parse(root).root,
    noEmit: true,
    incremental: false,
  });
  return files
    .flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const files = await filesOnPage();
const paths = Object.keys(files);

test('the page about testing has files', () => {
  expect(paths).toEqual([
    'mock-api/weather.ts',
    'mock-api/search.ts',
    'test/commands.test.ts',
    'test/fetch.test.ts',
    'test/collects-everything.test.ts',
  ]);
});

test('the files on the page compile', { timeout: 180_000 }, async () => {
  const root = await linkedProject();
  await writeFiles(root, files);
  expect(mistakesIn(root, paths)).toEqual([]);
});

test('the tests on the page pass', { timeout: 180_000 }, async () => {
  const root = await linkedProject();
  await buildPack({ root, outDir: join(root, 'dist') });
  // As ts-node and Node.js would: each file by itself.
  const compiled = paths.map((path) => [
    path.replace(/\.ts$/, '.js'),
    ts.transpileModule(files[path] ?? '', {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    }).outputText,
  ]);
  await writeFiles(root, Object.fromEntries(compiled));
  const tests = paths.filter((path) => path.startsWith('test/')).map((path) => path.replace(/\.ts$/, '.js'));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--test', '--test-reporter=tap', ...tests],
    {
      cwd: root,
      env: { PATH: process.env.PATH },
    },
  ).catch(({ stdout, stderr }) => ({ stdout: `${stdout}\n${stderr}` }));
  expect(stdout).toMatch(/^# pass 15$/m);
  expect(stdout).toMatch(/^# fail 0$/m);
});
