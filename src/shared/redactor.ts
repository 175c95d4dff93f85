import type { Json } from './json.js';

export interface KnownSecret {
  readonly value: string;
  /** The user name that goes with it, as in Basic authorization. */
  readonly user?: string;
}

/** What stands in place of a secret. */
const mask = '***';

/** Shorter ones would mask words that are no secret. */
const shortestSecret = 4;

/** Shorter parts of a Base64 text are in many others by chance. */
const shortestBase64 = 6;

/** A line of a secret in several lines, such as a private key, counts by itself from this length on. */
const shortestLine = 16;

const confidentialHeader =
  /authorization|authentication|cookie|secret|token|password|passwd|credential|signature|(?:^|-)key$|apikey/i;
const scheme = /^(?:Bearer|Basic|Digest|Token)(?= )/i;

/**
 * Hides secrets in what is shown, in upper and lower case, as host names come. It learns every secret that was ever
 * filled in, and forgets none. It knows the usual spellings: a script that wants to show a secret finds another one.
 */
export class Redactor {
  readonly #spellings = new Set<string>();
  #pattern: RegExp | undefined;

  learn(secrets: readonly KnownSecret[]): void {
    for (const spelling of secrets.flatMap(spellingsOf)) this.#spellings.add(spelling);
    // Of two secrets one of which begins with the other, the longer one must be found.
    const longestFirst = [...this.#spellings].sort((a, b) => b.length - a.length);
    this.#pattern =
      longestFirst.length === 0 ? undefined : new RegExp(longestFirst.map(escaped).join('|'), 'gi');
  }

  text(text: string): string {
    return this.#pattern === undefined ? text : text.replace(this.#pattern, mask);
  }

  /** Masks every text and every name in a value that is plain JSON. */
  json<T>(value: T): T {
    return this.#masked(value as Json) as T;
  }

  /** Masks the whole value where the name says that it is confidential, but for the scheme of an authorization. */
  header(name: string, value: string): string {
    if (!confidentialHeader.test(name)) return this.text(value);
    const named = scheme.exec(value)?.[0];
    return named === undefined ? mask : `${named} ${mask}`;
  }

  /** Also masks a user and a password in front of the host. */
  url(url: string): string {
    return this.text(url).replace(/^([a-z]+:\/\/)[^/?#]*@/i, `$1${mask}@`);
  }

  #masked(value: Json): Json {
    if (this.#pattern === undefined) return value;
    if (typeof value === 'string') return this.text(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => this.#masked(item));
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [this.text(name), this.#masked(item)]),
    );
  }
}

/** The forms in which a secret can turn up in requests, logs and JSON. */
function spellingsOf({ value, user = '' }: KnownSecret): string[] {
  if (value.length < shortestSecret) return [];
  const lines = value.split(/\r?\n/).filter((line) => line.length >= shortestLine);
  const plain = [value, ...lines];
  const inJson = plain.map(jsonEscaped);
  const inUrl = plain.flatMap((text) => {
    const encoded = encodeURIComponent(wellFormed(text));
    return [
      encoded,
      encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
      encoded.replaceAll('%20', '+'),
    ];
  });
  const inBase64 = (['base64', 'base64url'] as const).flatMap((encoding) => [
    ...[value, `${user}:${value}`, `:${value}`].map((text) => base64(text, encoding)),
    ...base64Within(value, encoding),
  ]);
  return [...plain, ...inJson, ...inJson.map(jsonEscaped), ...inUrl, ...inBase64];
}

/** Half a surrogate pair cannot be encoded in a URL; it gets there as the replacement character. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

type Base64 = 'base64' | 'base64url';

/** What is the same in the Base64 of every text that holds this one, at each of the places where three bytes begin. */
function base64Within(text: string, encoding: Base64): string[] {
  const bytes = Buffer.from(text, 'utf8');
  return [0, 1, 2]
    .map((before) => {
      const from = Math.ceil((before * 8) / 6);
      const to = Math.floor(((before + bytes.length) * 8) / 6);
      return Buffer.concat([Buffer.alloc(before), bytes])
        .toString(encoding)
        .slice(from, to);
    })
    .filter((part) => part.length >= shortestBase64);
}

/** Without padding, which some leave out. */
function base64(text: string, encoding: Base64): string {
  return Buffer.from(text, 'utf8').toString(encoding).replace(/=+$/, '');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
