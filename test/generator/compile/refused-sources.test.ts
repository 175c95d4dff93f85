import { describe, expect, test } from 'vitest';
import { errorOf } from './compiled-project.js';

describe('what would not run in Cortex is refused at its place', () => {
  const runs = 'export function run(): unknown {';
  test.each<[what: string, source: string, line: number, column: number, message: RegExp]>([
    ['a newer array function', `${runs}\n  return [1].includes(1);\n}`, 2, 14, /'includes' does not exist/],
    ['a newer class', `${runs}\n  return new Map();\n}`, 2, 14, /Cannot find name 'Map'/],
    ['a newer string function', `${runs}\n  return 'a'.padStart(2);\n}`, 2, 14, /'padStart' does not exist/],
    ['Object.entries', `${runs}\n  return Object.entries({});\n}`, 2, 17, /'entries' does not exist/],
    ['Node', `import fs from 'node:fs';\n${runs} return fs; }`, 1, 16, /Cannot find name 'node:fs'/],
    ['a global of Node', `${runs}\n  return process.env;\n}`, 2, 10, /Cannot find name 'process'/],
    ['a global of browsers', `${runs}\n  return console;\n}`, 2, 10, /Cannot find name 'console'/],
    [
      'a wrong type',
      `${runs}\n  const a: string = 1;\n  return a;\n}`,
      2,
      9,
      /not assignable to type 'string'/,
    ],
    ['a syntax error', `${runs}\n  return );\n}`, 2, 10, /Expression expected/],
    ['lookahead', `${runs}\n  return /a(?!b)/.test('a');\n}`, 2, 10, /lookaround/],
    ['lookbehind', `${runs}\n  return /(?<=a)b/.test('a');\n}`, 2, 10, /lookaround/],
    ['a back-reference', `${runs}\n  return /(a)\\1/.test('a');\n}`, 2, 10, /back-reference/],
    ['one in a text', `${runs}\n  return new RegExp('(a)\\\\1');\n}`, 2, 10, /back-reference/],
    ['a named group', `${runs}\n  return /(?<y>a)/.test('a');\n}`, 2, 13, /Named capturing groups/],
    ['an async function', `${runs} return 1; }\nexport async function later() {}`, 2, 1, /no promises/],
    ['a flag', `${runs}\n  return /a/u.test('a');\n}`, 2, 10, /the flag u/],
    ['a flag in a text', `${runs}\n  return new RegExp('a', 'gy');\n}`, 2, 10, /the flag y/],
    ['a generator', `${runs} return 1; }\nexport function* all() { yield 1; }`, 2, 1, /no generators/],
    [
      'a function in a block',
      `${runs}\n  if (1) { function f() {} f(); }\n  return 1;\n}`,
      2,
      12,
      /in blocks/,
    ],
    [
      '`arguments` in an arrow function',
      `${runs}\n  return () => arguments.length;\n}`,
      2,
      16,
      /`arguments` in an arrow function/,
    ],
    [
      'a private name',
      `class A { #b = 1; c() { return this.#b; } }\n${runs} return new A(); }`,
      1,
      11,
      /private/,
    ],
    [
      'an accessor of the class that is extended',
      `class A { get a() { return 1; } }\nclass B extends A { b() { return super.a; } }\n${runs} return new B(); }`,
      2,
      34,
      /`super` reaches the methods/,
    ],
    [
      '`super` in an object',
      `${runs}\n  return { toString() { return super.toString(); } };\n}`,
      2,
      32,
      /`super` reaches the methods/,
    ],
    [
      'an error as a class',
      `class NotFound extends Error {}\n${runs} return new NotFound(); }`,
      1,
      24,
      /a class of the language/,
    ],
    [
      'a list as a class, under another name',
      `const base = Array;\nexport const List = class extends base<string> {};\n${runs} return new List(); }`,
      2,
      35,
      /a class of the language/,
    ],
    [
      'a loop over what an object of a class has',
      `class A { b = 1; c() { return 2; } }\n${runs}\n  for (const name in new A()) return name;\n  return 0;\n}`,
      3,
      3,
      /finds its methods/,
    ],
    ['`using`', `${runs}\n  using a = { b: 1 };\n  return a;\n}`, 2, 3, /no `using`/],
    ['`eval`', `${runs}\n  return eval('1');\n}`, 2, 10, /`eval`/],
    ['a timer', `${runs}\n  return setTimeout(run, 1);\n}`, 2, 10, /Cannot find name 'setTimeout'/],
    [
      'one in a constant',
      `const text = '(?<=a)b';\n${runs}\n  return new RegExp(text);\n}`,
      3,
      10,
      /lookaround/,
    ],
    [
      'one of two in constants',
      `${runs}\n  return RegExp(run.length > 0 ? 'a' : '(a)\\\\1');\n}`,
      2,
      10,
      /back-reference/,
    ],
    ['a non-ASCII text', `${runs}\n  return 'caf\u00e9';\n}`, 2, 14, /ASCII.*U\+00E9/],
    ['a non-ASCII comment', `// 5 \u20ac\n${runs}\n  return 1;\n}`, 1, 6, /ASCII.*U\+20AC/],
    ['a character of two units', `${runs}\n  return '\u{1f600}';\n}`, 2, 11, /ASCII.*U\+1F600/],
    ['no entry function', 'export const runs = 1;', 1, 1, /exports no function `run`/],
  ])('%s', async (_what, source, line, column, message) => {
    const { findings, origin } = await errorOf({ 'main.ts': source });
    expect(origin).toBe('user');
    expect(findings[0]?.message).toMatch(message);
    expect(findings[0]?.place).toEqual({ file: 'main.ts', line, column });
  });

  test('all findings are told at once, as file:line:column with what to do', async () => {
    const { message } = await errorOf({
      'main.ts': `import { second } from './deep/second.js';\n${runs} return [second, new Set()]; }`,
      'deep/second.ts':
        "import { sum } from 'lodash';\nexport const second = new Map();\nexport const variables = process.env;\nsum();",
    });
    expect(message).toContain('main.ts:2:54 Cannot find name');
    expect(message).toContain('deep/second.ts:2:27 Cannot find name');
    expect(message).toContain('Cortex servers know ES5 only');
    expect(message).not.toContain('target library');
    expect(message).toContain('There is no Node.js inside Cortex');
    expect(message).toContain('The code becomes one script for Cortex: import from `cortex-pack/runtime`');
    expect(message).not.toContain('npm i');
  });

  test('a syntax error is told alone', async () => {
    const { findings } = await errorOf({
      'main.ts': `function probe( {\nexport const name: string = 1;\nclass A { #b = 1; }\n${runs} return new A(); }`,
    });
    expect(findings.map(({ message }) => message.replace(/.* \(TS(\d).*/, '$1'))).toEqual(
      findings.map(() => '1'),
    );
    expect(findings[0]?.place).toEqual({ file: 'main.ts', line: 2, column: 8 });
  });

  test('newer syntax is told without what the compiler lacks for it', async () => {
    const { findings } = await errorOf({
      'main.ts': `${runs}\n  using a = { b: 1 };\n  return a.b;\n}`,
    });
    expect(findings.filter(({ place }) => place === undefined)).toEqual([]);
  });

  test('timers and what browsers have are refused with what to do', async () => {
    const { message } = await errorOf({
      'main.ts': `${runs}\n  setTimeout(run, 1);\n  return fetch('x');\n}`,
    });
    expect(message).toContain(
      `2:3 Cannot find name 'setTimeout'. (TS2304)\n    Scripts in Cortex run to their end`,
    );
    expect(message).toContain(
      `3:10 Cannot find name 'fetch'. (TS2304)\n    There are no objects of browsers`,
    );
  });

  test('a missing entry', async () => {
    expect((await errorOf({})).message).toMatch(/main\.ts The file is missing/);
  });

  test('unreadable compiler settings', async () => {
    const error = await errorOf({
      'tsconfig.json': '{ "compilerOptions": { "target": "ES1" } }',
      'main.ts': '',
    });
    expect(error.message).toMatch(/compiler settings/);
  });

  test('compiler settings that are no JSON', async () => {
    const error = await errorOf({ 'tsconfig.json': '{\n  "compilerOptions": {', 'main.ts': '' });
    expect(error.message).toMatch(
      /compiler settings cannot be read.*\n {2}tsconfig\.json:2:\d+ '}' expected/,
    );
  });
});
