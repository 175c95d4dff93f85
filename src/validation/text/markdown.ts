/* The little that rules need to know of a Markdown text. Offsets count from the start of the text. */

export interface MarkdownLine {
  readonly text: string;
  readonly start: number;
  /** In a fenced block, its fences included. */
  readonly code: boolean;
  /** The line that opens or closes the block. */
  readonly fence: boolean;
}

export interface Heading {
  readonly level: number;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  /** True when nothing but blanks follows before the next heading of the same or a higher level. */
  readonly empty: boolean;
}

export function markdownLines(text: string): MarkdownLine[] {
  const lines: MarkdownLine[] = [];
  let start = 0;
  let open: string | undefined;
  for (const line of text.split('\n')) {
    const fence = open === undefined ? openingFence(line) : closes(line, open) ? open : undefined;
    lines.push({
      text: line.replace(/\r$/, ''),
      start,
      code: open !== undefined || fence !== undefined,
      fence: fence !== undefined,
    });
    if (fence !== undefined) open = open === undefined ? fence : undefined;
    start += line.length + 1;
  }
  return lines;
}

/** Three backticks with a backtick after them, as in ```!acme-list-users```, are code within a line. */
function openingFence(line: string): string | undefined {
  return /^\s*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
}

function closes(line: string, fence: string): boolean {
  const mark = line.trim();
  return mark.startsWith(fence) && mark.replaceAll(fence.charAt(0), '') === '';
}

/** The text with blanks in place of comments, so that all else keeps its place. */
export function withoutComments(text: string): string {
  return text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
}

export function headings(text: string): Heading[] {
  const lines = markdownLines(text);
  const found = lines.flatMap((line, index) => {
    const match = line.code ? null : /^(#{1,6})[ \t]+(.*?)[ \t]*#*$/.exec(line.text);
    return match === null ? [] : [{ index, line, level: (match[1] ?? '').length, title: match[2] ?? '' }];
  });
  return found.map(({ index, line, level, title }, position) => {
    const next = found.slice(position + 1).find((other) => other.level <= level)?.index ?? lines.length;
    const empty = lines.slice(index + 1, next).every(({ text: below }) => below.trim() === '');
    return { level, title, start: line.start, end: line.start + line.text.length, empty };
  });
}

/** What stands in a fenced block or between backticks. */
export function codeIn(text: string): { readonly start: number; readonly end: number }[] {
  const code: { start: number; end: number }[] = [];
  let block: number | undefined;
  for (const line of markdownLines(text)) {
    if (line.fence && block !== undefined) code.push({ start: block, end: Math.max(block, line.start - 1) });
    if (line.fence) block = block === undefined ? line.start + line.text.length + 1 : undefined;
    if (line.code) continue;
    for (const match of line.text.matchAll(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g)) {
      const start = line.start + match.index + (match[1] ?? '').length;
      code.push({ start, end: start + (match[2] ?? '').length });
    }
  }
  return code;
}

export interface Image {
  readonly target: string;
  /** As a tag of HTML, not of Markdown. */
  readonly isHtml: boolean;
  readonly start: number;
  readonly end: number;
}

export function images(text: string): Image[] {
  const found = [
    ...text.matchAll(
      /!\[[^\]]*\]\(\s*<?((?:[^()\s>]|\([^()\s>]*\))+)>?[^)]*\)|<img\b[^>]*\bsrc=["']([^"']+)["'][^>]*>/gi,
    ),
  ];
  return found.map((match) => ({
    target: match[1] ?? match[2] ?? '',
    isHtml: match[2] !== undefined,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The cells of a table row, without the escapes of Markdown; undefined for any other line. */
export function tableCells(line: string): string[] | undefined {
  if (!/^\s*\|.*\|\s*$/.test(line)) return undefined;
  return line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => unescaped(cell.trim()));
}

/** A text without the escapes of Markdown. */
export function unescaped(text: string): string {
  return text.replace(/\\([^A-Za-z0-9\s])/g, '$1');
}
