import MarkdownIt from 'markdown-it';
import { headingLevels } from '../../shared/heading-levels.js';

/** The page has the levels above. */
const firstHeading = 3;

/**
 * Markdown of a pack, from whoever it comes, as HTML: its HTML stays text, its links lead to web pages and mail only, and its
 * images are named and not loaded.
 */
export function markdownHtml(text: string): string {
  const tokens = parser.parse(text, {});
  const levels = headingLevels(tokens, firstHeading);
  for (const [index, token] of tokens.entries()) {
    const level = levels.get(token);
    if (level !== undefined) rename(tokens, index, `h${level}`);
    // The heading of a column that has no name heads nothing.
    if (token.type === 'th_open' && tokens[index + 1]?.content === '') rename(tokens, index, 'td');
  }
  return parser.renderer.render(tokens, parser.options, {});
}

/** Gives an element, which begins and ends on the same level, another name. */
function rename(tokens: ReturnType<typeof parser.parse>, start: number, tag: string): void {
  const opening = tokens[start];
  const closing = tokens
    .slice(start + 1)
    .find(({ nesting, level }) => nesting === -1 && level === opening?.level);
  for (const token of [opening, closing]) if (token !== undefined) token.tag = tag;
}

const parser = new MarkdownIt({ html: false, linkify: false });
const { escapeHtml } = parser.utils;

parser.validateLink = (address) => /^(https?:\/\/|mailto:)/i.test(address);

const { rules } = parser.renderer;

rules.image = (tokens, index) => {
  const token = tokens[index];
  const name = token?.content || String(token?.attrGet('src') ?? '');
  return `<span class="muted">Image: ${escapeHtml(name)}</span>`;
};

/** Tables of commands write a break in a cell as HTML: the one tag that is read. */
rules.text = (tokens, index) =>
  escapeHtml(tokens[index]?.content ?? '').replace(/&lt;br\s*\/?&gt;/gi, '<br>');

rules.table_open = () => '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>';
rules.table_close = () => '</table></div>';
