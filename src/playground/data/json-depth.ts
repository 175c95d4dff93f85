/** Far beyond any event or state, and far from where a walk through the values would end at the limit of the stack. */
const deepest = 500;

/** Whether JSON text nests so deep that it is not to be walked through. */
export function isTooDeep(text: string): boolean {
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/gs;
  let depth = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [found] = match;
    if (found === '{' || found === '[') depth += 1;
    else if (found === '}' || found === ']') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}
