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

/** JSON with sorted keys: engines differ in the order of theirs. */
export function canonicalJson(value: unknown): string {
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
    parts.push(JSON.stringify(key) + ':' + canonicalJson(object[key]));
  }
  return '{' + parts.join(',') + '}';
}

export function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
