import { expect, test } from 'vitest';
import { withShortTypes } from '#src/generator/types/short-types.js';

const declared =
  'readonly id: "Acme Desk"; readonly category: "Case Management"; readonly parameters: object';

test.each([
  ['a short message', `Type 'Map<string, number>' is not '{ a: string; }'.`, undefined],
  ['an object', `no property in type '{ ${declared}; ${declared}; }'.`, `no property in type '{ ... }'.`],
  ['a type argument', `in 'Context<{ ${declared}; }>'.`, `in 'Context<{ ... }>'.`],
  [
    'what is in a function',
    `'{ a: (x: Context<{ ${declared}; }>) => { b: string; }; }'`,
    `'{ a: (x: Context<{ ... }>) => { b: string; }; }'`,
  ],
  [
    'a type that the compiler cut off',
    `'{ a: Context<{ ${declared}; }>, b: Argu...'`,
    `'{ a: Context<{ ... }>, b: Argu...'`,
  ],
])('%s is shown', (_what, message, shown = message) => {
  expect(withShortTypes(message)).toBe(shown);
});
