/* What texts around XQL mention. Offsets count from the start of the text. */

export interface Mention {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Datasets as the official check counts them: every `dataset = name`, in comments as well. */
export function datasetsAnywhere(text: string): Mention[] {
  return mentions(text, /\bdataset\s*=\s*"?([A-Za-z0-9_]+)/gi);
}

/** Names of raw datasets anywhere in a text. */
export function rawDatasetsIn(text: string): Mention[] {
  return mentions(text, /\b([a-z0-9]+(?:_[a-z0-9]+)+_raw)\b/gi).filter(({ name }) => !/^[A-Z_]+$/.test(name));
}

function mentions(text: string, pattern: RegExp): Mention[] {
  return [...text.matchAll(pattern)].map((match) => {
    const name = match[1] ?? '';
    const start = match.index + match[0].lastIndexOf(name);
    return { name, start, end: start + name.length };
  });
}
