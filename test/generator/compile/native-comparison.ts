import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect } from 'vitest';
import { compileScript } from '#src/generator/compile/compile-script.js';
import { repository, temporaryFolder, writeFiles } from '../../fixtures/project.js';

import ts = require('typescript');

const settings = JSON.stringify({
  extends: join(repository, 'tsconfig.cortex.json'),
  compilerOptions: { rootDir: '.', noUnusedLocals: false },
  include: ['**/*.ts'],
});

/** TypeScript files by their name without its ending; `main` exports `run`. */
type Program = Readonly<Record<string, string>>;

async function compiled(program: Program): Promise<unknown> {
  const folder = await temporaryFolder();
  const files = Object.entries(program).map(([name, text]) => [`${name}.ts`, text] as const);
  await writeFiles(folder, { 'tsconfig.json': settings, ...Object.fromEntries(files) });
  const script = await compileScript({
    entry: join(folder, 'main.ts'),
    tsconfig: join(folder, 'tsconfig.json'),
  });
  return runInNewContext(`(function () {\n${script}\n})()`);
}

/** What the program gives where its types are removed, and nothing else. */
function native(program: Program): unknown {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS };
  const modules = new Map<string, { run?(): unknown }>();
  const load = (name: string): { run?(): unknown } => {
    const known = modules.get(name);
    if (known !== undefined) return known;
    const exports = {};
    modules.set(name, exports);
    const { outputText } = ts.transpileModule(program[name] ?? '', { compilerOptions });
    const require = (specifier: string) => load(specifier.replace(/^\.\/|\.js$/g, ''));
    runInNewContext(`(function (exports, require) {${outputText}\n})`)(exports, require);
    return exports;
  };
  return load('main').run?.();
}

/** Programs whose results are those of the functions, by their text. */
function programOf(bodies: readonly string[], modules: Program & { readonly main: string }): Program {
  const entries = bodies.map((body) => `${JSON.stringify(body)}: function () {\n${body}\n}`);
  return {
    ...modules,
    main: `${modules.main}
      const functions: { readonly [body: string]: () => unknown } = {${entries.join(',\n')}};
      export function run(): string {
        const results: { [body: string]: unknown } = {};
        for (const body of Object.keys(functions)) {
          try { results[body] = functions[body]!() ?? 'none'; } catch (error) { results[body] = 'thrown'; }
        }
        return JSON.stringify(results);
      }`,
  };
}

/** Compares what each function gives when it is compiled with what it gives in Node.js. `main` declares what they use. */
export async function expectSame(
  bodies: readonly string[],
  modules: Program & { readonly main: string },
): Promise<void> {
  const program = programOf(bodies, modules);
  expect(JSON.parse(String(await compiled(program)))).toEqual(JSON.parse(String(native(program))));
}
