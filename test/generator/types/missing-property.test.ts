import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkTypes } from '#src/generator/types/check-types.js';
import { temporaryFolder, writeFiles } from '../../fixtures/project.js';

const declarations = `
declare function implement<D>(
  definition: D,
  parts: { connect: () => string; streams: { [K in keyof D]: () => { records: string[] } } },
): void;
declare function other(parts: { connect: string }, more: { connect: string }): void;
const connect = () => '';
const read = () => ({ records: [] });
const logs = { audit: 1, signIns: 2 };
`;

/** What is wrong with a statement, each in its lines. */
async function problemsOf(statement: string): Promise<readonly object[]> {
  const root = await temporaryFolder();
  const tsconfig = join(root, 'tsconfig.json');
  const compilerOptions = { strict: true, target: 'es2020', lib: ['es2020'], skipLibCheck: true, types: [] };
  await writeFiles(root, {
    'tsconfig.json': JSON.stringify({ compilerOptions, files: ['main.ts'] }),
    'main.ts': declarations + statement,
  });
  return (await checkTypes({ tsconfig, world: 'cortex' })).problems;
}

test.each<[statement: string, message: string, fix: RegExp]>([
  [
    'implement(logs, { connect });',
    'The property streams is missing. (TS2741)',
    /^Write a page reader for each stream: .* docs\/recipes\.md of cortex-pack show examples\.$/,
  ],
  [
    'implement(logs, { connect, streams: { audit: read } });',
    'The property streams.signIns is missing. (TS2741)',
    /^Write a page reader/,
  ],
  [
    'implement(logs, { connect, streams: {} });',
    'The properties streams.audit, streams.signIns are missing. (TS2739)',
    /^Write a page reader/,
  ],
  [
    'implement(logs, { streams: { audit: read, signIns: read } });',
    'The property connect is missing. (TS2741)',
    /^Write a function that returns the URL/,
  ],
])('%s names what is missing, and how to write it', async (statement, message, fix) => {
  expect(await problemsOf(statement)).toEqual([
    {
      place: { file: 'main.ts', line: 10, column: expect.any(Number) },
      message,
      fix: expect.stringMatching(fix),
    },
  ]);
});

test.each([
  'implement(logs, { connect, streams: { audit: () => ({}), signIns: read } });',
  'other({ connect: "" }, {});',
])('%s keeps the words of the compiler', async (statement) => {
  const [problem] = await problemsOf(statement);
  expect(problem).toMatchObject({
    message: expect.stringMatching(/^Property '\w+' is missing in type|^Argument of type '\{\}'/),
  });
  expect(problem).not.toHaveProperty('fix');
});
