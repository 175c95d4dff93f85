import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { cloudflarePack as pack } from '../fixtures/cloudflare-pack.js';
import { documents, documentsByName, documentsOf, namedDocuments } from './documents.js';
import { weatherPacks } from './weather-packs.js';

/** The documents of this pack, and those of others that have no sections of their own. */
const everyDocument = [...documentsByName];
for (const [name, pack] of Object.entries(weatherPacks))
  for (const runtime of ['server', 'container'] as const)
    for (const [document, text] of namedDocuments(await documentsOf(pack, runtime)))
      everyDocument.push([`${document} of the pack ${name} for the ${runtime} runtime`, text]);

const markdown = new MarkdownIt();
const cellMark = /(?<!\\)\|/;

const forbidden: readonly RegExp[] = [
  /test[- ]module/i,
  /long-running-execution/i,
  /Cortex XSOAR/,
  /Contributed Integration\s*$/m,
  /%%|version xx|FILL IN/,
  /!\[/,
  /\b(TODO|FIXME|undefined|NaN|\[object)\b/,
];

function linksOf(text: string): string[] {
  const links = markdown
    .parse(text, {})
    .flatMap((block) => block.children ?? [])
    .filter((token) => token.type === 'link_open')
    .map((token) => String(token.attrGet('href')));
  const definitions = [...text.matchAll(/^\[.+\]: (\S+)$/gm)].map((match) => String(match[1]));
  return [...links, ...definitions];
}

/** Each table as its lines, in the order of the text. */
function tablesOf(text: string): string[][] {
  const lines = text.split('\n');
  return markdown
    .parse(text, {})
    .filter((token) => token.type === 'table_open')
    .map((token) => lines.slice(token.map?.[0], token.map?.[1]));
}

function withoutFences(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '');
}

function withoutCode(text: string): string {
  return withoutFences(text).replace(/`[^`\n]*`/g, '');
}

describe.each(everyDocument)('%s', (_name, text) => {
  test('is ASCII, ends with one line break and has no trailing blanks', () => {
    expect(text).toMatch(/^[\n\x20-\x7e]*[^\n]\n$/);
    expect(text).not.toMatch(/ \n/);
  });

  test('links to https only', () => {
    const written = text.match(/\]\(|^\[.+\]: /gm) ?? [];
    const links = linksOf(text);
    expect(links).toHaveLength(written.length);
    for (const link of links) expect(new URL(link).protocol).toBe('https:');
  });

  test('has well-formed tables', () => {
    const tables = tablesOf(text);
    expect(tables.flat()).toEqual(withoutFences(text).match(/^\|.*$/gm) ?? []);
    for (const [head, ...rows] of tables) {
      const columns = head?.split(cellMark).length;
      expect(rows.length).toBeGreaterThan(1);
      for (const row of rows) expect(row.split(cellMark), row).toHaveLength(columns ?? 0);
    }
  });

  test('closes its code fences', () => {
    expect((text.match(/^```/gm) ?? []).length % 2).toBe(0);
  });

  test('can be read by an MDX reader', () => {
    expect(withoutCode(text)).not.toMatch(/(?<!\\)[<{]/);
  });

  test.each(forbidden.map((words) => [words]))('does not say %s', (words) => {
    expect(text).not.toMatch(words);
  });

  test('has no empty section', () => {
    expect(text).not.toMatch(/^#+ .*\n+#/m);
    expect(text).not.toMatch(/(^|\n)#+ [^\n]*\n$/);
  });
});

test('the pack README suits the rules for its page', () => {
  expect(documents.packReadme).not.toMatch(/\b(BSD|MIT|Copyright|proprietary)\b/i);
  expect(documents.packReadme.trim()).not.toBe(pack.description);
  expect(documents.packReadme.length).toBeGreaterThan(30);
});

test('the description links to a documentation, so the official build adds no dead link', () => {
  expect(markdown.render(documents.description)).toMatch(
    /<a href="https:[^"]+">View Integration Documentation</,
  );
});
