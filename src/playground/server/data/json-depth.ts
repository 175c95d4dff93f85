import { jsonStructure } from '../../../testing/server/json-structure.js';

/** Far beyond any event or state, and far from where a walk through the values would end at the limit of the stack. */
export const deepest = 500;

/** Whether JSON text nests so deep that it is not to be walked through. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const position of jsonStructure(text)) {
    const found = text[position];
    if (found === '{' || found === '[') depth += 1;
    else if (found === '}' || found === ']') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}
