import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { BuildError } from '#src/generator/build-error.js';
import { compileScript, compileScripts } from '#src/generator/compile/compile-script.js';
import { checkScript } from '#src/generator/compile/script-checks.js';
import { allAbilities } from '#src/generator/compile/script-facts.js';
import { cortexSettings, temporaryFolder, writeFiles } from '../../fixtures/project.js';

async function compile(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'tsconfig.json': cortexSettings, ...files });
  return compileScript({ entry: join(folder, 'main.ts'), tsconfig: join(folder, 'tsconfig.json') });
}

async function errorOf(files: Readonly<Record<string, string>>): Promise<BuildError> {
  const error = await compile(files).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BuildError);
  return error as BuildError;
}

/** Runs the script as a Cortex server does: as the body of a function, next to the globals of the host. */
function runAsFunctionBody(script: string, globals: object = {}): unknown {
  return runInNewContext(`(function () {\n${script}\n})()`, { ...globals });
}

describe('a script for a runtime', () => {
  test('holds no code for the other, and knows which one runs it', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'tsconfig.json': cortexSettings,
      'main.ts': `
        import { runtime } from './src/runtime/host/runtime.js';
        import { send } from './send.js';
        export function run(): string {
          if (runtime === 'server' || send() === '') return runtime;
          return send();
        }`,
      'send.ts': `export function send(): string { return 'sent'; }`,
      'src/runtime/host/runtime.ts': `export const runtime: 'server' | 'container' = 'server';`,
    });
    const scripts = await compileScripts(
      { entry: join(folder, 'main.ts'), tsconfig: join(folder, 'tsconfig.json') },
      ['server', 'container'],
      allAbilities,
    );
    const [server = '', container = ''] = [scripts.get('server'), scripts.get('container')];
    expect(runAsFunctionBody(server)).toBe('server');
    expect(server).not.toContain('sent');
    expect(runAsFunctionBody(container)).toBe('sent');
    expect(container).not.toContain('server');
  });
});

describe('a script that compiles', () => {
  test('returns what the entry returns, with modules joined and newer syntax lowered', async () => {
    const script = await compile({
      'main.ts': `
        import { greet } from './greeting.js';
        declare var command: string;
        export function run(): unknown {
          const { name, ...rest } = { name: command, size: 1 };
          return [...greet(name), { ...rest, done: true }];
        }`,
      'greeting.ts': `
        /** Polite. */
        export function greet(name: string): string[] { return [\`Hello \${name}\`]; }`,
    });
    const result = runAsFunctionBody(script, { command: 'test' });
    expect(JSON.stringify(result)).toBe('["Hello test",{"size":1,"done":true}]');
  });

  test('calls the methods of an object that was made by spreading, and leaves out one that nothing reads', async () => {
    const script = await compile({
      'main.ts': `
        import { counter } from './counter.js';
        export function run(): unknown {
          const counted = counter({ step: 2 });
          counted.count();
          return counted.total();
        }`,
      'counter.ts': `
        const limits = { most: 9 };
        export const unused = { ...limits, name: 'nobody reads it' };
        export function counter(options: { readonly step: number }) {
          let total = 0;
          return { ...options, count() { total += options.step; }, total: () => total };
        }`,
    });
    expect(runAsFunctionBody(script)).toBe(2);
    expect(script).not.toMatch(/nobody reads it|__PURE__/);
  });

  test('is one closure in strict mode that a raw return ends', async () => {
    const script = await compile({ 'main.ts': 'export function run() { return 1; }' });
    expect(script).toMatch(/^\/\/ Compiled .*\nvar integration=\(function\(exports\)\{\n'use strict'\n/);
    expect(script).toMatch(/\}\)\(\{\}\);\nreturn integration\.run\(\);\n$/);
  });

  test('keeps the comments that say why, and leaves docstrings to the sources', async () => {
    const script = await compile({
      'main.ts': `/** What it does. */
        export function run() {
          /* a block */
          // why it is one
          return '/** no comment */'; /** behind */
        }`,
    });
    expect(script).toContain(' /* a block */\n // why it is one\n');
    expect(script).not.toMatch(/What it does|behind/);
    expect(runAsFunctionBody(script)).toBe('/** no comment */');
  });

  test('has short statements on one line, and long or commented ones on several', async () => {
    const script = await compile({
      'main.ts': `export function run(): unknown {
          const words = ['}', ',', ', ]',];
          function last(list: readonly string[]) {
            return list[list.length - 1];
          }
          if (words.length > 2) {
            words.push(last(words) + '!');
          } else {
            // nothing to add
            words.push('');
          }
          return words;
        }`,
    });
    expect(script).toContain('\n function last(list){return list[list.length-1]}\n');
    expect(script).toContain(
      "\n if(words.length > 2) words.push(last(words)+'!'); else {\n  // nothing to add\n",
    );
    expect(JSON.stringify(runAsFunctionBody(script))).toBe('["}",",",", ]",", ]!"]');
  });

  test('means by templates and by ?. and ?? what the language means', async () => {
    const script = await compile({
      'main.ts': `interface Tree { readonly size: number; readonly child?: Tree }
        export function run(): unknown {
          const tree: Tree = { size: 1, child: { size: 2 } };
          const sizes = [tree.child?.size ?? 0, tree.child?.child?.size ?? 7];
          const [one, two] = sizes;
          return [\`\${one}\${two}\`, \`\${one} of \${two}\`, \`<\${one === 2 ? 'a' : 'b'}>\`, \`it's \${1 + 1}\`, \`\${\`\${two}\`}\`];
        }`,
    });
    expect(JSON.stringify(runAsFunctionBody(script))).toBe('["27","2 of 7","<a>","it\'s 2","7"]');
    expect(script).not.toMatch(/concat|[!=]== (null|void)/);
  });

  test('keeps what optional chains and `??` give, also where an answer is not what its type says', async () => {
    const script = await compile({
      'main.ts': `interface Answer { readonly owner?: { readonly id: string }; readonly size?: number }
        const answers = JSON.parse('[{}, {"owner": null, "size": 0}, {"owner": ""}, {"owner": {"id": ""}}]') as Answer[];
        export function run(): unknown {
          return answers.map(({ owner, size }) => [owner?.id === undefined, owner?.id ?? 'none', owner ?? 'none', size ?? 7]);
        }`,
    });
    expect(runAsFunctionBody(script)).toEqual([
      [true, 'none', 'none', 7],
      [true, 'none', 'none', 0],
      [true, 'none', '', 7],
      [false, '', { id: '' }, 7],
    ]);
  });

  test('keeps the variables of each turn of a loop, `this`, and the methods of a class that is extended', async () => {
    const script = await compile({
      'main.ts': `class Shape {
          constructor(readonly sides: number) {}
          name() { return 'shape ' + this.sides; }
          later() { return () => this.name(); }
        }
        class Square extends Shape {
          constructor() { super(4); }
          override name() { return 'square, a ' + super.name(); }
        }
        function turns(): (() => string)[] {
          const all: (() => string)[] = [];
          for (let i = 0, step = 1; i < 3; i += step) { if (i === 1) continue; all.push(() => 'i' + i); }
          for (const word of ['a', 'b']) { const twice = word + word; all.push(() => twice); }
          for (const key in { x: 1, y: 2 }) all.push(() => key);
          let n = 0;
          do { const now = n; all.push(() => String(now)); } while (++n < 2);
          return all;
        }
        function firstAbove(limit: number): number {
          for (const value of [1, 5, 9]) {
            const isAbove = () => value > limit;
            if (isAbove()) return value;
          }
          return 0;
        }
        function sum(...values: number[]) { return values.reduce((all, value) => all + value, 0); }
        export function run(): unknown {
          const { length } = 'text';
          const shadow = 1;
          { const shadow = 2; sum(shadow); }
          return [turns().map((turn) => turn()), firstAbove(4), new Square().later()(), sum(...[1, 2], length), shadow];
        }`,
    });
    expect(runAsFunctionBody(script)).toEqual([
      ['i0', 'i2', 'aa', 'bb', 'x', 'y', '0', '1'],
      5,
      'square, a shape 4',
      7,
      1,
    ]);
  });

  test('defines a helper of the compiler once, however many modules need it', async () => {
    const script = await compile({
      'main.ts': `import { one } from './one.js';
        import { two } from './two.js';
        export function run() { return { ...one, ...two, all: [...one.list, ...two.list] }; }`,
      'one.ts': `const base = { list: [1] };\nexport const one = { ...base, a: 1 };`,
      'two.ts': `const base = { list: [2] };\nexport const two = { ...base, b: 2 };`,
    });
    expect(script.match(/var __assign=/g)).toHaveLength(1);
    expect(script.match(/var __spreadArray=/g)).toHaveLength(1);
    expect(JSON.stringify(runAsFunctionBody(script))).toBe('{"list":[2],"a":1,"b":2,"all":[1,2]}');
  });

  test('carries no constant that nothing reads, even where the compiler makes it with a helper', async () => {
    const script = await compile({
      'main.ts': `import { used } from './facts.js';\nexport function run() { return used; }`,
      'facts.ts': `export const used = ['one'] as const;
        export const unused = [...used, 'two'] as const;
        export const unread = { ...{ three: used } } as const;`,
    });
    expect(script).not.toMatch(/two|three|__/);
  });

  test('carries no value that only the build reads', async () => {
    const script = await compile({
      'main.ts': `import { parameters, limit } from './parameters.js';
        export function run() { return [parameters.url.label, limit('b').label]; }`,
      'parameters.ts': `${declared}
        export const parameters = {
          url: { kind: 'url', label: 'Server', help: 'Where it is.', unit: 'none' },
        } as const satisfies { readonly [name: string]: Parameter };
        export function limit(name: string) {
          return { kind: 'integer', label: name, help: \`Most \${name}.\`, unit: 'events' } as const satisfies Parameter;
        }`,
    });
    expect(JSON.stringify(runAsFunctionBody(script))).toBe('["Server","b"]');
    expect(script).not.toMatch(/help|Where it is|Most|unit/);
  });

  test('leaves out what the entry does not reach', async () => {
    const script = await compile({
      'main.ts': `import { used } from './names.js';\nexport function run() { return used; }`,
      'names.ts': `const all = { used: 'yes', unused: 'no' };
        export const used = 'used';
        export const unused = [all.unused];`,
    });
    expect(script).not.toContain('unused');
  });

  test('is the same every time', async () => {
    const files = { 'main.ts': 'export function run() { return { ...{ a: 1 } }; }' };
    expect(await compile(files)).toBe(await compile(files));
  });

  test('is made anew in the same process after each change of its code, however far from the entry', async () => {
    const folder = await temporaryFolder();
    const files = {
      'tsconfig.json': cortexSettings,
      'main.ts': `import { word } from './word.js';\nexport function run(): string { return word + '!'; }`,
      'word.ts': `export const word = 'one';`,
    };
    const results: unknown[] = [];
    for (const change of [
      {},
      { 'word.ts': `export const word = 'two';` },
      { 'main.ts': files['main.ts'].replace('!', '?') },
      files,
    ]) {
      await writeFiles(folder, { ...(results.length === 0 ? files : {}), ...change });
      const project = { entry: join(folder, 'main.ts'), tsconfig: join(folder, 'tsconfig.json') };
      results.push(runAsFunctionBody(await compileScript(project)));
    }
    expect(results).toEqual(['one!', 'two!', 'two?', 'one!']);
  });

  test('may have non-ASCII characters in what is left out', async () => {
    const script = await compile({
      'main.ts': `import { used } from './names.js';\nexport function run() { return used; }`,
      'names.ts': `export const used = 'used';\nexport const city = 'Orl\u00e9ans';`,
    });
    expect(script).not.toContain('Orl');
  });
});

/** Properties that only the build reads: one that all kinds have, and one of a single kind. */
const declared = `
  interface Base {
    readonly label: string;
    /**
     * For the documents.
     * @buildOnly
     */
    readonly help: string;
  }
  interface Url extends Base { readonly kind: 'url'; readonly unit?: 'none'; }
  interface Count extends Base {
    readonly kind: 'integer';
    /** @buildOnly */
    readonly unit: string;
  }
  export type Parameter = Url | Count;`;

describe('a read of a value that only the build has is refused at its place', () => {
  test.each<[how: string, line: string, column: number]>([
    ['by name', 'return one.help + any.label;', 12],
    ['by a text', "return one['help'] + any.label;", 12],
    ['by its type alone', 'return any.help + one.label;', 12],
    ['by destructuring', 'const { label, help } = one; return label + help + any.label;', 16],
    ['under another name', 'const { help: text } = any; return text + one.label;', 9],
  ])('%s', async (_how, line, column) => {
    const { findings } = await errorOf({
      'main.ts': `import type { Parameter } from './parameter.js';
const one = { kind: 'integer', label: 'a', help: 'b', unit: 'c' } as const satisfies Parameter;
declare var any: Parameter;
export function run(): unknown {
${line}
}`,
      'parameter.ts': declared,
    });
    expect(findings.map(({ place }) => place)).toEqual([{ file: 'main.ts', line: 5, column }]);
    expect(findings[0]?.message).toMatch(/help.*@buildOnly/);
  });
});

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

describe('the last gate reads the finished script', () => {
  const closure = 'var integration = (function () { return {}; })();\n';

  test('which is a variable and a return', () => {
    expect(() => checkScript(`${closure}return integration.run();\n`, 'integration')).not.toThrow();
  });

  test.each<[what: string, script: string, place: string]>([
    ['newer syntax', `${closure}return integration.run(() => 1);`, '2:25'],
    ['another variable', `${closure}var other = 1;\nreturn 1;`, '2:1'],
    ['a function beside the closure', `function other() {}\n${closure}`, '1:1'],
    ['a directive for the whole script', `'use strict';\n${closure}`, '1:1'],
  ])('and refuses %s', (_what, script, place) => {
    expect(() => checkScript(script, 'integration')).toThrow(`compiled script:${place}`);
  });
});
