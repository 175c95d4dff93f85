import { RE2JS } from 're2js';
import { compilePattern } from '../regular-expression.js';
import { textOf, type Value } from '../values.js';
import { joined, ofValue, text, type XqlFunctions } from './xql-function.js';

export const textFunctions: XqlFunctions = {
  concat: {
    least: 1,
    run: (values) => (values.includes(null) ? null : joined(values.map((value) => textOf(value) ?? ''))),
  },
  format_string: {
    least: 1,
    run: ([form = null, ...values]) =>
      form === null || values.includes(null) ? null : formatted(text(form), values),
  },
  len: ofValue(text, (value) => [...value].length),
  lowercase: ofValue(text, (value) => value.toLowerCase()),
  ltrim: trimming({ start: true, end: false }),
  replace: {
    least: 3,
    most: 3,
    run: (values, { caseSensitive = false }) => {
      if (values.includes(null)) return null;
      const [whole = '', old = '', replacement = ''] = values.map(text);
      if (old === '') throw new TypeError('What replace makes of an empty text to find is not documented.');
      const replaced = whole.replaceAll(old, () => replacement);
      if (!caseSensitive && count(whole, old) !== count(whole.toLowerCase(), old.toLowerCase()))
        throw new TypeError(
          `Whether replace finds ${JSON.stringify(old)} in other letters of upper and lower case is not documented. Use lowercase first.`,
        );
      return joined([replaced]);
    },
  },
  replex: {
    least: 3,
    most: 3,
    run: ([value = null, pattern = null, replacement = null], { caseSensitive }) =>
      value === null
        ? null
        : compilePattern(text(pattern), caseSensitive)
            .matcher(text(value))
            .replaceAll(RE2JS.quoteReplacement(text(replacement))),
  },
  regextract: {
    least: 2,
    most: 2,
    run: ([value = null, pattern = null], { caseSensitive = false }) => {
      if (value === null || pattern === null) return null;
      const exact = matches(text(value), text(pattern), true);
      const folded = caseSensitive ? exact : matches(text(value), text(pattern), false);
      if (exact.length === folded.length && exact.every((match, index) => match === folded[index]))
        return exact;
      throw new TypeError(
        'Whether upper and lower case differ in regextract is not documented, and here it matters. Begin the pattern with (?i), or use lowercase first.',
      );
    },
  },
  rtrim: trimming({ start: false, end: true }),
  split: {
    least: 1,
    most: 2,
    run: ([value = null, delimiter = null]) =>
      value === null ? null : text(value).split(delimiter === null ? ' ' : text(delimiter) || ' '),
  },
  to_string: { least: 1, most: 1, run: ([value = null]) => textOf(value) },
  trim: trimming({ start: true, end: true }),
  uppercase: ofValue(text, (value) => value.toUpperCase()),
};

/** The substrings that match, or what is in the one group of the pattern. */
function matches(value: string, pattern: string, caseSensitive: boolean): string[] {
  const compiled = compilePattern(pattern, caseSensitive);
  if (compiled.groupCount() > 1)
    throw new TypeError('The pattern has more than one group in brackets: write the others as (?:...).');
  const matcher = compiled.matcher(value);
  const found: string[] = [];
  while (matcher.find()) found.push(matcher.group(compiled.groupCount()) ?? '');
  return found;
}

function count(whole: string, part: string): number {
  return whole.split(part).length - 1;
}

function trimming({ start, end }: { readonly start: boolean; readonly end: boolean }) {
  return {
    least: 1,
    most: 2,
    run: ([value = null, characters = null]: readonly Value[]): Value => {
      if (value === null) return null;
      const set = new Set(characters === null ? [' ', '\t', '\n', '\r'] : text(characters));
      const letters = [...text(value)];
      while (start && set.has(letters[0] ?? 'none')) letters.shift();
      while (end && set.has(letters.at(-1) ?? 'none')) letters.pop();
      return letters.join('');
    },
  };
}

/** The places that all texts and whole numbers have. */
function formatted(form: string, values: readonly Value[]): string {
  let next = 0;
  const made = form.replace(/%(.)?/g, (all, kind: string | undefined) => {
    if (kind === '%') return '%';
    const value = values[next];
    next += 1;
    if (kind === 's' && typeof value === 'string') return value;
    if (kind === 'd' && Number.isInteger(value)) return String(value);
    throw new TypeError(`Only %s for a text, %d for a whole number, and %% are known here, not ${all}.`);
  });
  if (next !== values.length)
    throw new TypeError(`The format has ${next} places, and there are ${values.length} values.`);
  return joined([made]);
}
