import { describe, expect, test } from 'vitest';
import { compile, errorOf, runAsFunctionBody } from './compiled-project.js';

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
