/* The little that rules need to know of XQL. Offsets count from the start of the text. */

export interface Mention {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Datasets that a query, a header or a text names as `dataset = name`, in rules and in documents. */
export function datasetsIn(text: string): Mention[] {
  return mentions(text, /\bdataset\s*=\s*"?([A-Za-z0-9_]+)/gi);
}

/** Datasets that a parsing rule fills. */
export function targetDatasetsIn(text: string): Mention[] {
  return mentions(text, /\btarget_dataset\s*=\s*"?([A-Za-z0-9_]+)/gi);
}

/** Names of raw datasets anywhere in a text. */
export function rawDatasetsIn(text: string): Mention[] {
  return mentions(text, /\b([a-z0-9]+(?:_[a-z0-9]+)+_raw)\b/gi).filter(({ name }) => !/^[A-Z_]+$/.test(name));
}

export interface Comparison {
  readonly field: Mention;
  readonly values: readonly Mention[];
}

/** Comparisons of a field that tells kinds of events apart with the texts it may have. */
export function markerComparisons(text: string): Comparison[] {
  const comparisons: Comparison[] = [];
  for (const match of text.matchAll(
    /\b(_?source_log_type)\b\s*(?:=|!=|in|not\s+in)\s*(\([^)]*\)|"[^"\n]*")/gi,
  )) {
    const [whole, field = '', list = ''] = match;
    const listStart = match.index + whole.length - list.length;
    const values = mentions(list, /"([^"\n]*)"/g).map(({ name, start, end }) => ({
      name,
      start: listStart + start,
      end: listStart + end,
    }));
    comparisons.push({ field: { name: field, start: match.index, end: match.index + field.length }, values });
  }
  return comparisons;
}

function mentions(text: string, pattern: RegExp): Mention[] {
  return [...text.matchAll(pattern)].map((match) => {
    const name = match[1] ?? '';
    const start = match.index + match[0].lastIndexOf(name);
    return { name, start, end: start + name.length };
  });
}
