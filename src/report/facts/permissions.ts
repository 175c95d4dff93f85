import { markdownLines } from '../../validation/text/markdown.js';
import type { Permission } from '../pack-report.js';

/** What speaks of a right that a credential must have. */
const demand = /\b(permissions?|privileges?|scopes?|roles?)\b/i;
const tableRow = /^\s*\|/;
const tableRule = /^\s*\|[\s|:]*-[\s|:-]*$/;
const mostShown = 12;

/**
 * The lines of a text that demand permissions, with the items of the list below each: a pack has no key for them, so its
 * words are all there is.
 */
export function permissionsIn(text: string, source: Permission['source']): Permission[] {
  const lines = markdownLines(text).filter(({ code }) => !code);
  const found: string[] = [];
  for (const [index, { text: line }] of lines.entries()) {
    if (!demand.test(line) || /^\s*#/.test(line)) continue;
    const shown = tableRow.test(line)
      ? tableText(lines.slice(index))
      : [plain(line), ...(line.trimEnd().endsWith(':') ? itemsBelow(lines.slice(index + 1), line) : [])].join(
          ' ',
        );
    if (shown !== undefined && !found.some((before) => before.includes(plain(line)))) found.push(shown);
  }
  return found.slice(0, mostShown).map((shown) => ({ text: shown, source }));
}

/** A table that begins here, as a sentence; undefined for a row within a table, which is none. */
function tableText(lines: readonly { readonly text: string }[]): string | undefined {
  const end = lines.findIndex(({ text }) => !tableRow.test(text));
  const [head = '', rule = '', ...rows] = lines
    .slice(0, end < 0 ? lines.length : end)
    .map(({ text }) => text);
  return tableRule.test(rule) ? `${plain(head)}: ${rows.map(plain).join('; ')}.` : undefined;
}

/** The items of the list that follows a line, up to the first text that is no deeper than it. */
function itemsBelow(lines: readonly { readonly text: string }[], above: string): string[] {
  const items: string[] = [];
  for (const { text } of lines) {
    if (text.trim() === '') continue;
    const isItem = /^\s*([-*+]|\d+[.)])\s/.test(text);
    const deeper = depth(text) > depth(above) || !/^\s*([-*+]|\d+[.)])\s/.test(above);
    if (!isItem || !deeper) break;
    items.push(`${plain(text)};`);
  }
  return items.map((item, index) => (index === items.length - 1 ? item.replace(/;$/, '.') : item));
}

function depth(line: string): number {
  return line.length - line.trimStart().length;
}

/** Without the marks of Markdown. */
function plain(line: string): string {
  return line
    .trim()
    .replace(/^([-*+]|\d+[.)])\s+/, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/^\||\|$/g, '')
    .replace(/\s*\|\s*/g, ' \u2013 ')
    .trim();
}
