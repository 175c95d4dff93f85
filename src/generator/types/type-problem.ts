import type { BuildProblem } from '../build-error.js';
import { missingProperty } from './missing-property.js';
import type { CompilerMessage } from './native-compiler.js';
import { withShortTypes } from './short-types.js';

/** Code runs inside Cortex, or on the machine of its author. */
export type CodeWorld = 'cortex' | 'local';

/** The compiler's advice that cannot be followed in code for Cortex, and what to do instead. */
const cortexFixes: readonly (readonly [RegExp, string])[] = [
  [
    /\s*Do you need to change your target library\?.*/s,
    'Cortex servers know ES5 only: write it with ES5 functions.',
  ],
  [
    /\s*Do you need to install type definitions for node\?.*/s,
    'There is no Node.js inside Cortex: use what `cortex-pack/runtime` offers.',
  ],
  // The compiler advises nothing here: nothing of its text is replaced.
  [
    /(?<=^Cannot find name '(?:set|clear)(?:Timeout|Interval|Immediate)'\.)/,
    'Scripts in Cortex run to their end and have no timers: use what `cortex-pack/runtime` offers, such as polling commands.',
  ],
  [
    /(?<=^Cannot find name '(?:fetch|URL|URLSearchParams|Text(?:En|De)coder|crypto|structuredClone|queueMicrotask)'\.)/,
    'There are no objects of browsers inside Cortex: use what `cortex-pack/runtime` offers.',
  ],
  [
    /(?<=^Cannot find module '[^.'][^']*' or its corresponding type declarations\.)/,
    'The code becomes one script for Cortex: import from `cortex-pack/runtime`, `cortex-pack/definition`, and files of the project.',
  ],
];

/** What the compiler says of a file in a folder. */
export function problemOf(message: CompilerMessage, root: string, world: CodeWorld): BuildProblem {
  const { code, text } = message;
  const place = message.place && { place: message.place };
  const missing = missingProperty(message, root);
  if (missing !== undefined) return { ...place, ...missing, message: `${missing.message} (TS${code})` };
  const [advice, fix] = (world === 'cortex' ? cortexFixes : []).find(([pattern]) => pattern.test(text)) ?? [];
  const told = withShortTypes(advice === undefined ? text : text.replace(advice, ''));
  return { ...place, message: `${told.replaceAll('\n', '\n    ')} (TS${code})`, ...(fix && { fix }) };
}
