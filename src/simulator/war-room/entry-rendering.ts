import { stripControlCharacters } from '../../shared/control-characters.js';
import { drawTable, readTable } from '../../shared/markdown-table.js';
import { type Paint, painter } from '../../shared/terminal-style.js';
import { contentsText, entryTypes, isErrorEntry, type WarRoomEntry } from './war-room-entry.js';

export interface RenderingOptions {
  readonly color: boolean;
  /** Columns of the terminal; tables are cut to it. */
  readonly width: number;
}

/** An entry as lines for a terminal: Markdown drawn, JSON indented, errors marked. */
export function renderEntry(entry: WarRoomEntry, { color, width }: RenderingOptions): string {
  const paint = painter(color);
  if (isErrorEntry(entry)) return paint('red', `Error: ${stripControlCharacters(readableText(entry))}`);
  if (entry.Type === entryTypes.file)
    return `File: ${stripControlCharacters(String(entry.File ?? entry.FileID ?? 'unnamed'))}`;
  if (isMarkdown(entry)) return renderMarkdown(stripControlCharacters(readableText(entry)), width, paint);
  return stripControlCharacters(hasReadableText(entry) ? readableText(entry) : prettyContents(entry));
}

function hasReadableText(entry: WarRoomEntry): boolean {
  return typeof entry.HumanReadable === 'string' && entry.HumanReadable !== '';
}

function readableText(entry: WarRoomEntry): string {
  return hasReadableText(entry) ? String(entry.HumanReadable) : contentsText(entry);
}

function isMarkdown(entry: WarRoomEntry): boolean {
  const format = hasReadableText(entry) ? (entry.ReadableContentsFormat ?? 'markdown') : entry.ContentsFormat;
  return format === 'markdown' && (hasReadableText(entry) || typeof entry.Contents === 'string');
}

function prettyContents(entry: WarRoomEntry): string {
  return typeof entry.Contents === 'string' ? entry.Contents : JSON.stringify(entry.Contents, null, 2);
}

function renderMarkdown(markdown: string, width: number, paint: Paint): string {
  const lines = markdown.split('\n');
  const rendered: string[] = [];
  for (let index = 0; index < lines.length; ) {
    const table = readTable(lines, index);
    if (table === undefined) {
      rendered.push(renderLine(lines[index] ?? '', paint));
      index += 1;
    } else {
      rendered.push(drawTable(table, width, paint));
      index += table.lineCount;
    }
  }
  return rendered.join('\n').trim();
}

function renderLine(line: string, paint: Paint): string {
  const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
  if (heading !== undefined) return paint('bold', heading);
  return line
    .replace(/\*\*([^*]+)\*\*/g, (_all, text: string) => paint('bold', text))
    .replace(/`([^`]+)`/g, (_all, text: string) => paint('cyan', text));
}
