// @module-tag slow

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${repository}test/documentation/recipes/`;
const page = readFileSync(`${repository}docs/recipes.md`, 'utf8');

/** The code of the page by the path of a file: a block may name its own. */
const blocks = new Map(
  [...page.matchAll(/^```ts(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, name, code = ''], index) => [
    `${folder}${name ?? `block-${index + 1}.ts`}`,
    code,
  ]),
);

test('every block of docs/recipes.md compiles as code inside Cortex', () => {
  expect(blocks.size).toBeGreaterThan(5);
  const { config } = ts.readConfigFile(`${repository}tsconfig.cortex.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, repository);
  const host = ts.createCompilerHost(options);
  const inMemory = {
    ...host,
    directoryExists: (path: string) => `${path}/` === folder || ts.sys.directoryExists(path),
    fileExists: (file: string) => blocks.has(file) || host.fileExists(file),
    readFile: (file: string) => blocks.get(file) ?? host.readFile(file),
    getSourceFile: (file: string, target: ts.ScriptTarget | ts.CreateSourceFileOptions) => {
      const code = blocks.get(file);
      return code === undefined ? host.getSourceFile(file, target) : ts.createSourceFile(file, code, target);
    },
  };
  const ambient = `${repository}src/runtime/host/host-globals.d.ts`;
  const program = ts.createProgram([...blocks.keys(), ambient], { ...options, incremental: false }, inMemory);
  const found = ts
    .getPreEmitDiagnostics(program)
    .map(({ file, start = 0, messageText }) => [
      file?.fileName.slice(folder.length),
      file && file.getLineAndCharacterOfPosition(start).line + 1,
      ts.flattenDiagnosticMessageText(messageText, '\n'),
    ]);
  expect(found).toEqual([]);
});
