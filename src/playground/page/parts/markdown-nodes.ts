import type { Token } from 'markdown-it';
import { type ComponentChild, Fragment, h } from 'preact';
import { headingLevels } from '../../../shared/heading-levels.js';

/** The elements that Markdown may become. Nothing else of a token's tag gets into the page. */
const elements = new Set(
  'p ul ol li blockquote em strong s table thead tbody tr th td h1 h2 h3 h4 h5 h6'.split(' '),
);

interface Open {
  readonly token: Token | undefined;
  readonly children: ComponentChild[];
}

/** The tokens of markdown-it as nodes of preact. */
export function markdownNodes(tokens: readonly Token[]): ComponentChild[] {
  const levels = headingLevels(tokens, 3);
  let open: Open = { token: undefined, children: [] };
  const outer: Open[] = [];
  for (const token of tokens) {
    if (token.nesting === 1) {
      outer.push(open);
      open = { token, children: [] };
    } else if (token.nesting === -1) {
      const node = element(open, levels);
      open = outer.pop() ?? { token: undefined, children: [] };
      open.children.push(node);
    } else {
      open.children.push(leaf(token));
    }
  }
  return open.children;
}

function element({ token, children }: Open, levels: ReadonlyMap<Token, number>): ComponentChild {
  if (token === undefined || token.hidden) return h(Fragment, null, children);
  if (token.tag === 'a') return link(attribute(token, 'href'), children);
  if (!elements.has(token.tag)) return h(Fragment, null, children);
  if (token.tag === 'table') {
    const table = h('table', { class: 'table' }, children);
    return h('div', { class: 'table-scroll', tabIndex: 0, role: 'group', 'aria-label': 'Table' }, table);
  }
  if (token.tag === 'ol') return h('ol', { start: Number(attribute(token, 'start') || 1) }, children);
  const level = levels.get(token);
  if (level !== undefined) return h(`h${level}`, { class: `level-${token.tag.slice(1)}` }, children);
  // The heading of a column that has no name heads nothing.
  if (token.tag === 'th' && children.every((child) => child === null)) return h('td', null);
  const align = /text-align:(center|right)/.exec(attribute(token, 'style'))?.[1];
  return h(token.tag, align === undefined ? null : { class: `align-${align}` }, children);
}

function leaf(token: Token): ComponentChild {
  switch (token.type) {
    case 'inline':
      return token.content === '' ? null : h(Fragment, null, markdownNodes(token.children ?? []));
    case 'text':
    case 'text_special':
      return withBreaks(token.content);
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return h('br', null);
    case 'hr':
      return h('hr', null);
    case 'code_inline':
      return h('code', null, token.content);
    case 'code_block':
    case 'fence':
      return h('pre', { tabIndex: 0 }, h('code', null, token.content));
    case 'image':
      return image(token);
    default:
      return token.content;
  }
}

/** Tables of commands write a break in a cell as HTML: the one tag that is read. */
function withBreaks(text: string): ComponentChild {
  const lines = text.split(/<br\s*\/?>/i);
  return lines.length === 1
    ? text
    : lines.flatMap((line, index) => (index === 0 ? [line] : [h('br', null), line]));
}

/** A text may promise one place and its link lead to another, so the place is said unless the text begins with it. */
function link(address: string, children: ComponentChild[]): ComponentChild {
  if (!/^(https?:\/\/|mailto:)/i.test(address) || !URL.canParse(address)) return h(Fragment, null, children);
  const anchor = h('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, children);
  const { protocol, origin, host, pathname } = new URL(address);
  const [place, start] = protocol === 'mailto:' ? [pathname, pathname] : [host, origin];
  return beginsWith(children, start)
    ? anchor
    : h(Fragment, null, anchor, ' ', h('span', { class: 'muted' }, `(${place})`));
}

function beginsWith([text, ...others]: ComponentChild[], start: string): boolean {
  if (typeof text !== 'string' || others.length > 0) return false;
  const rest = text.toLowerCase().startsWith(start) ? text.slice(start.length) : undefined;
  return rest !== undefined && /^($|[/?#])/.test(rest);
}

/** An image is not loaded, as that would tell somebody else who looks at what. */
function image(token: Token): ComponentChild {
  const address = attribute(token, 'src');
  return h('span', { class: 'muted' }, 'Image: ', link(address, [token.content || address]));
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}
