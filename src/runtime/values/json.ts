/** JSON as the collector needs it: no digit of a long number lost, and one text for one value. */

/** A whole number of 16 or more digits loses digits as a JavaScript number. */
const longNumber = /[:[,]\s*-?\d{16}/;

/** Parses JSON; whole numbers of 16 digits and more become texts. Throws SyntaxError. */
export function parseJson(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text);
  const quoted = text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, function (token) {
    return /^-?\d{16,}$/.test(token) ? '"' + token + '"' : token;
  });
  return JSON.parse(quoted);
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
  const escaped = text.replace(/["\\\u0000-\u001f]/g, function (character) {
    const short = shortEscapes[character];
    if (short !== undefined) return short;
    const code = character.charCodeAt(0).toString(16);
    return '\\u' + '0000'.substring(code.length) + code;
  });
  return '"' + escaped + '"';
}

/** JSON with sorted keys: engines differ in the order of theirs. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? 'null' : text;
  }
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) parts.push(canonicalJson(value[i]));
    return '[' + parts.join(',') + ']';
  }
  const object = value as { [key: string]: unknown };
  const keys = Object.keys(object).sort();
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] as string;
    parts.push(quoted(key) + ':' + canonicalJson(object[key]));
  }
  return '{' + parts.join(',') + '}';
}

export function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
