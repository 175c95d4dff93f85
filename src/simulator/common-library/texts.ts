/*
 * Texts: URLs, escapes, cases of names. What each takes and gives: the docstrings of the official script helper
 * (Documentation/doc-howto.json of demisto/content), and how shipped integrations call it.
 */

declare const HTML_ENTITY_MAP: Readonly<Record<string, string>>;
declare const MARKDOWN_CHARS: string;
declare const xmlReservedChars: Readonly<Record<string, string>>;

/** Adds what the library adds to strings. Shipped integrations call all three. */
export function extendStrings(): void {
  const methods = String.prototype as unknown as Record<string, unknown>;
  // On an engine that has them, these are the language's own.
  methods.startsWith ??= function (this: string, search: string, position = 0) {
    return this.slice(position, position + search.length) === search;
  };
  methods.endsWith ??= function (this: string, search: string, end = this.length) {
    return this.slice(0, end).slice(-search.length || end) === search;
  };
  methods.format = function (this: string, ...values: unknown[]) {
    // One replacement for each value, and of the first place only.
    return values.reduce<string>(
      (text, value, index) => text.replace(`{${index}}`, value as string),
      String(this),
    );
  };
}

/** The URL without one slash at its end. */
export function fixUrl(url: string): string {
  return url.charAt(url.length - 1) === '/' ? url.slice(0, -1) : url;
}

/** `?a=1&b=2`; a list repeats its key, and nothing at all is ''. */
export function encodeToURLQuery(values: Readonly<Record<string, unknown>> | null | undefined): string {
  const pairs = Object.keys(values ?? {}).map((name) => {
    const value = (values as Record<string, unknown>)[name];
    const list = Array.isArray(value) ? value : [value];
    return list.map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(item as string)}`).join('&');
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** Escapes Markdown; line ends become `<br>` when asked for, and `minimal` escapes the bars of tables only. */
export function stringEscapeMD(value: unknown, replaceNewlines?: boolean, minimal?: boolean): unknown {
  if (typeof value !== 'string') return value;
  const text = replaceNewlines ? value.replace(/\r\n|\n|\r/g, '<br>') : value;
  if (minimal) return text.replace(/\|/g, '\\|');
  return text
    .split('')
    .map((character) => (MARKDOWN_CHARS.indexOf(character) === -1 ? character : `\\${character}`))
    .join('');
}

export function stringEscapeHTML(value: unknown): string {
  return String(value).replace(/[&<>"'`=/]/g, (character) => HTML_ENTITY_MAP[character] ?? character);
}

export function escapeXMLChars(input: string): string {
  return input.replace(/[&"'<>]/g, (character) => xmlReservedChars[character] ?? character);
}

/** "Threat Score" and "threat score" become "ThreatScore", in the keys of an object. */
export function convertKeysToPascalCase(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const converted: Record<string, unknown> = {};
  for (const key of Object.keys(object)) {
    const words = key.replace(/\w+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
    converted[words.replace(/ /g, '')] = object[key];
  }
  return converted;
}

/** hello_world becomes HelloWorld. */
export function underscoreToCamelCase(text: string): string {
  return `_${text}`.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

/** hello.world becomes " Hello World"; the blank in front stays, as in the library. */
export function dotToSpace(text: string): string {
  return `.${text}`.replace(/\.([a-zA-Z])/g, (_all, letter: string) => ` ${letter.toUpperCase()}`);
}

/** ThreatScore becomes "Threat Score". */
export function pascalToSpace(text: string): string {
  return text.replace(/([a-z])([A-Z])/g, '$1 $2');
}

/** Puts values in the places that are named between percent signs. */
export function replaceInTemplates(template: string, values: Readonly<Record<string, unknown>>): string {
  return Object.keys(values).reduce(
    (text, name) => text.split(`%${name}%`).join(String(values[name])),
    template,
  );
}

/** The same, and takes out of the values what had a place. */
export function replaceInTemplatesAndRemove(template: string, values: Record<string, unknown>): string {
  let text = template;
  for (const name of Object.keys(values)) {
    const parts = text.split(`%${name}%`);
    if (parts.length === 1) continue;
    text = parts.join(String(values[name]));
    delete values[name];
  }
  return text;
}

/** Base64 of a text with one byte a character. */
export function base64Encode(input: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let encoded = '';
  for (let at = 0; at < input.length; at += 3) {
    const bytes = (input.charCodeAt(at) << 16) | (input.charCodeAt(at + 1) << 8) | input.charCodeAt(at + 2);
    const digits = [18, 12, 6, 0].map((shift) => alphabet.charAt((bytes >> shift) & 63));
    const given = Math.min(input.length - at, 3);
    encoded += digits.slice(0, given + 1).join('') + '=='.slice(given - 1);
  }
  return encoded;
}
