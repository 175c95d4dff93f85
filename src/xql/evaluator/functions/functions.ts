import type { Value } from '../values.js';
import { addressFunctions } from './address-functions.js';
import { jsonFunctions } from './json-functions.js';
import { listFunctions } from './list-functions.js';
import { numberFunctions } from './number-functions.js';
import { textFunctions } from './text-functions.js';
import { timeFunctions } from './time-functions.js';
import type { FunctionContext, XqlFunctions } from './xql-function.js';

export type { FunctionContext };

const functions: XqlFunctions = {
  ...addressFunctions,
  ...jsonFunctions,
  ...listFunctions,
  ...numberFunctions,
  ...textFunctions,
  ...timeFunctions,
  coalesce: { least: 1, run: (values) => values.find((value) => value !== null) ?? null },
};

/** Those that evaluate their arguments themselves: only the branch that is taken, or once for each element. */
const special: { readonly [name: string]: { readonly least: number; readonly most?: number } } = {
  arrayfilter: { least: 2, most: 2 },
  arrayindexof: { least: 2, most: 2 },
  arraymap: { least: 2, most: 2 },
  if: { least: 2 },
};

export const knownFunctionNames = [...Object.keys(special), ...Object.keys(functions)].sort();

/** What is wrong with a call, as a sentence; undefined for a known function with as many arguments as it takes. */
export function callProblem(name: string, count: number | undefined): string | undefined {
  const known = special[name] ?? functions[name];
  if (known === undefined)
    return `The function ${name} is not known here. These are: ${knownFunctionNames.join(', ')}.`;
  const { least, most } = known;
  if (count === undefined || (count >= least && count <= (most ?? count))) return undefined;
  const taken = least === most ? `${least}` : `${least} ${most === undefined ? 'or more' : `to ${most}`}`;
  return `The function ${name} takes ${taken} argument${taken === '1' ? '' : 's'}, not ${count}.`;
}

/** Calls a function that is given values. Throws TypeError for those that it cannot take. */
export function callFunction(name: string, values: readonly Value[], context: FunctionContext): Value {
  const known = functions[name];
  if (known === undefined) throw new TypeError(`The function ${name} is not known here.`);
  return known.run(values, context);
}
