import { isObject } from '../values/json.js';

/** War Room entries, and the tables in them. */

export interface Entry {
  readonly Type: number;
  readonly ContentsFormat: 'json' | 'text' | 'markdown';
  readonly Contents: unknown;
  readonly HumanReadable?: string;
  readonly ReadableContentsFormat?: 'markdown';
  /** What gets into the context, by path. */
  readonly EntryContext?: { readonly [path: string]: unknown };
  /** The name and the id of a file. */
  readonly File?: string;
  readonly FileID?: string;
  /** The call that a polling command asks for; both times are seconds. */
  readonly PollingCommand?: string;
  readonly PollingArgs?: { readonly [name: string]: unknown };
  readonly NextRun?: string;
  readonly Timeout?: string;
}

const note = 1;

export function markdownEntry(markdown: string, contents: unknown): Entry {
  return {
    Type: note,
    ContentsFormat: 'json',
    Contents: contents,
    HumanReadable: markdown,
    ReadableContentsFormat: 'markdown',
  };
}

/** A Markdown table; a cell never breaks out of its row. */
export function markdownTable(headers: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const lines = [row(headers.map(cellText)), row(headers.map(() => '---'))];
  for (const cells of rows) lines.push(row(cells.map(cellText)));
  return lines.join('\n');
}

const longestCell = 200;

function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const short = text.length > longestCell ? `${text.slice(0, longestCell)}...` : text;
  // Events are untrusted: no HTML, link or image in them may come alive.
  return short
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replace(/[\\|`*[\]]/g, '\\$&')
    .replace(/&([#A-Za-z])/g, '&amp;$1')
    .replace(/</g, '&lt;');
}

/** The value at a path such as `actor.email`; undefined when there is none. */
export function valueAt(value: unknown, path: string): unknown {
  if (path.indexOf('.') < 0) return isObject(value) ? value[path] : undefined;
  let at = value;
  for (const name of path.split('.')) {
    if (!isObject(at)) return undefined;
    at = at[name];
  }
  return at;
}
