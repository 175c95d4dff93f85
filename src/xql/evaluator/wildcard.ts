import type { Expression } from './syntax.js';
import type { Value } from './values.js';

/**
 * Whether a text fits another one that is written in the query, in which `*` stands for any characters (documentation
 * of the operators). Undefined where that has no `*`, or the value is no text: then they are compared as they are.
 */
export function fitsWildcard(value: Value, written: Expression, caseSensitive: boolean): boolean | undefined {
  if (written.kind !== 'literal' || typeof written.value !== 'string' || typeof value !== 'string')
    return undefined;
  if (!written.value.includes('*')) return undefined;
  const fold = (text: string) => (caseSensitive ? text : text.toLowerCase());
  const whole = fold(value);
  const [first = '', ...others] = fold(written.value).split('*');
  const last = others.pop() ?? '';
  if (!whole.startsWith(first)) return false;
  let from = first.length;
  for (const part of others) {
    const at = whole.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return whole.endsWith(last) && whole.length - last.length >= from;
}
