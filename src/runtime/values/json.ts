/** JSON as the collector needs it: no digit of a long number lost, and one text for one value. */

/** A whole number of 16 or more digits loses digits as a JavaScript number. */
const longNumber = /[:[,]\s*-?\d{16}/;

/** Parses JSON, also behind a byte order mark; whole numbers of 16 digits and more become texts. Throws SyntaxError. */
export function parseJson(given: string): unknown {
  const text = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given;
  if (!longNumber.test(text)) return JSON.parse(text);
  return JSON.parse(
    text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
      /^-?\d{16,}$/.test(token) ? `"${token}"` : token,
    ),
  );
}

const shortEscapes: { readonly [character: string]: string } = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Escapes what JSON demands and nothing else: engines differ in what their JSON.stringify escapes beside. */
function quoted(text: string): string {
  const escaped = text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON demands to be escaped
    /["\\\u0000-\u001f]/g,
    (character) => shortEscapes[character] ?? `\\u${hexadecimal(character.charCodeAt(0), 4)}`,
  );
  return `"${escaped}"`;
}

/** With at least so many digits. */
export function hexadecimal(value: number, digits: number): string {
  const text = value.toString(16);
  return '00000000'.slice(8 - digits + text.length) + text;
}

/** JSON with sorted keys: engines differ in the order of theirs. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${quoted(key)}:${canonicalJson(value[key])}`).join(',')}}`;
}

export function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of what may be absent. */
export function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

/** The first of two values that is a text and not empty; '' for none. */
export function firstText(first: unknown, second: unknown): string {
  if (typeof first === 'string' && first !== '') return first;
  return typeof second === 'string' ? second : '';
}
