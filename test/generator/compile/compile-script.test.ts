import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileScript, compileScripts } from '#src/generator/compile/compile-script.js';
import { allAbilities } from '#src/generator/compile/script-facts.js';
import { cortexSettings, temporaryFolder, writeFiles } from '../../fixtures/project.js';
import { compile, runAsFunctionBody } from './compiled-project.js';

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
      "\n if(words.length>2) words.push(last(words)+'!'); else {\n  // nothing to add\n",
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
