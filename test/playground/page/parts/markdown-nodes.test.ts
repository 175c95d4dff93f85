import MarkdownIt from 'markdown-it';
import type { ComponentChild, VNode } from 'preact';
import { expect, test } from 'vitest';
import { markdownNodes } from '#src/playground/page/parts/markdown-nodes.js';

const parser = new MarkdownIt({ html: false, linkify: false });

interface Shown {
  readonly names: readonly string[];
  readonly links: readonly unknown[];
  readonly text: string;
}

/** Every element, link address and text that the page would hold. */
function shown(markdown: string): Shown {
  const names: string[] = [];
  const links: unknown[] = [];
  let text = '';
  const walk = (node: ComponentChild): void => {
    if (Array.isArray(node)) for (const one of node) walk(one);
    else if (typeof node === 'string' || typeof node === 'number') text += node;
    else if (typeof node === 'object' && node !== null && 'type' in node) {
      const { type, props } = node as VNode<{ href?: string; children?: ComponentChild }>;
      if (typeof type === 'string') names.push(type);
      if (type === 'a') links.push(props.href);
      walk(props.children);
    }
  };
  walk(markdownNodes(parser.parse(markdown, {})));
  return { names, links, text };
}

test('HTML stays text', () => {
  const { names, text } = shown('<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> and <b>bold</b>');
  expect(names).toEqual(['p', 'p']);
  expect(text).toContain('<script>alert(1)</script>');
  expect(text).toContain('<b>bold</b>');
});

test('links lead to the web and to mail only', () => {
  const { links, text } = shown(
    [
      '[web](https://example.com/a) [mail](mailto:a@example.com)',
      '[script](javascript:alert(1)) [data](data:text/html,x) [file](file:///etc/passwd) [here](#/data) [own](/x)',
    ].join('\n'),
  );
  expect(links).toEqual(['https://example.com/a', 'mailto:a@example.com']);
  expect(text).toContain('here');
});

test.each([
  ['[click](https://evil.example/?secret)', 'click (evil.example)'],
  ['[**click**](https://evil.example)', 'click (evil.example)'],
  ['[https://good.example](https://evil.example)', 'https://good.example (evil.example)'],
  [
    '[https://evil.example.good.example/](https://evil.example)',
    'https://evil.example.good.example/ (evil.example)',
  ],
  ['<https://good.example@evil.example/>', 'https://good.example@evil.example/ (evil.example)'],
  ['<https://\u0430pple.example/>', 'https://\u0430pple.example/ (xn--pple-43d.example)'],
  ['[write](mailto:who@evil.example?body=secret)', 'write (who@evil.example)'],
  ['<https://evil.example/a?b>', 'https://evil.example/a?b'],
  ['[HTTPS://EVIL.example](https://evil.example/a)', 'HTTPS://EVIL.example'],
  ['<who@evil.example>', 'who@evil.example'],
])('%s tells where it leads', (markdown, text) => {
  expect(shown(markdown).text).toBe(text);
});

test('an image is its text, with a link to it', () => {
  const { names, links, text } = shown('![a cloud](https://example.com/c.png)');
  expect(names).toEqual(['p', 'span', 'a', 'span']);
  expect(links).toEqual(['https://example.com/c.png']);
  expect(text).toBe('Image: a cloud (example.com)');
});

test('tables, lists, code and breaks become elements', () => {
  const { names } = shown('| a | b |\n| - | -: |\n| x<br>y | `z` |\n\n1. one\n2. two\n\n```\ncode\n```');
  for (const name of ['table', 'th', 'td', 'br', 'code', 'ol', 'li', 'pre']) expect(names).toContain(name);
});

test('headings go below those of the page and leave out no level', () => {
  expect(shown('# one\n\n## two\n\n###### six').names).toEqual(['h3', 'h4', 'h5']);
  expect(shown('### a\n\n#### b\n\n## c\n\n### d').names).toEqual(['h3', 'h4', 'h3', 'h4']);
});

test('a column without a name has no heading', () => {
  expect(shown('|   | b |\n| - | - |\n| x | y |').names.filter((name) => name === 'th')).toEqual(['th']);
});
