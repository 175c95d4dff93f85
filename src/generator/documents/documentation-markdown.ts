import { severityLabels } from '../../spec/correlation-rules.js';

/** Markdown that also an MDX reader takes: no bare `<` or `{`, no pipe that would split a table cell. */

const codeSpan = /(`[^`]*`)/;

function escapeText(text: string): string {
  return text.replace(/[<{]/g, '\\$&');
}

/** One table cell: in text `<` and `{` are escaped, everywhere pipes are, and line breaks become blanks. */
export function tableCell(text: string): string {
  return text
    .replace(/\s*\r?\n\s*/g, ' ')
    .split(codeSpan)
    .map((part) => (codeSpan.test(part) ? part : escapeText(part)))
    .join('')
    .replace(/\|/g, '\\|');
}

/** "a, b, and c". */
export function enumeration(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  const before = items.slice(0, -1);
  if (before.length === 0) return last;
  return `${before.join(', ')}${before.length > 1 ? ',' : ''} and ${last}`;
}

/** "`a`, `b`, and `c`". */
export function codeEnumeration(items: readonly string[]): string {
  return enumeration(items.map((item) => '`' + item + '`'));
}

/** The severity of a correlation rule as the product shows it; one that is not known stays as it is. */
export function severityLabel(severity: string): string {
  const labels: { readonly [severity: string]: string } = severityLabels;
  return labels[severity] ?? severity;
}
