import { es5Library } from './es5-library.js';
import { absentHostFunctions, hostFunctionNames } from './host-functions.js';
import { newerGlobals } from './newer-globals.js';

/** What a script finds that is no function of the server. */
const hostValues = [
  'dq',
  'command',
  'params',
  'args',
  'incidents',
  'investigation',
  'invContext',
  'console',
  'env',
];

/** Names that a script may use without defining them: those of the language, and those of the server. */
export const serverNames: ReadonlySet<string> = new Set([
  ...Object.keys(es5Library),
  ...newerGlobals,
  ...hostFunctionNames,
  ...absentHostFunctions,
  ...hostValues,
]);
