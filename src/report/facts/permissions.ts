import { markdownLines } from '../../validation/text/markdown.js';
import type { Permission } from '../pack-report.js';

/** What speaks of a right that a credential must have. */
const demand = /\b(permissions?|privileges?|scopes?|roles?)\b/i;
/** Sentences about rights in general that demand none. */
const mostShown = 12;

/**
 * The lines of a text that demand permissions, with the items of the list below each: a pack has no key for them, so its
 * words are all there is.
 */
export function permissionsIn(text: string, source: Permission['source']): Permission[] {
  const lines = markdownLines(text).filter(({ code }) => !code);
  const found: string[] = [];
  for (const [index, { text: line }] of lines.entries()) {
    if (!demand.test(line) || /^\s*#|^\s*\|?[\s|:-]+$/.test(line)) continue;
    const items = line.trimEnd().endsWith(':') ? itemsBelow(lines.slice(index + 1), line) : [];
    const shown = [plain(line), ...items].join(' ');
    if (!found.some((before) => before.includes(plain(line)))) found.push(shown);
  }
  return found.slice(0, mostShown).map((shown) => ({ text: shown, source }));
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
