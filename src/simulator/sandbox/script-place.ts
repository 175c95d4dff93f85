/** `file:line:column` of a place in a script, both counted from 1. */
export function placeIn(script: string, at: number, file: string): string {
  const before = script.slice(0, at).split('\n');
  return `${file}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}
