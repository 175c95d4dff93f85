import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '#src/validation/rules.js';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/tenant-facts.md', root), 'utf8');

test('the page names rules that exist', () => {
  const codes = rules.map(({ code }) => code);
  const named = [...page.matchAll(/\bCP\d{3}\b/g)].map(([code]) => code);
  expect(named.filter((code) => !codes.includes(code))).toEqual([]);
});

test('the page names every rule of the marketplace', () => {
  const codes = rules.filter(({ group }) => group === 'marketplace').map(({ code }) => code);
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => !page.includes(code))).toEqual([]);
});

test('the page names files that exist', () => {
  const named = [...page.matchAll(/`((?:src|pack|templates|test)\/[\w./-]+)`/g)].map(([, path]) =>
    String(path),
  );
  expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

test('every row of a table has the cells of its heading', () => {
  const sections = page.split(/^## /m).slice(1);
  for (const section of sections) {
    const cells = section
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split(/(?<!\\)\|/).length);
    expect(new Set(cells).size, section.split('\n')[0]).toBeLessThanOrEqual(1);
  }
});
