import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { callsOf } from '#src/playground/server/http/calls.js';
import type { Playground } from '#src/playground/server/playground.js';

const page = new URL('../../docs/playground.md', import.meta.url);
const text = readFileSync(page, 'utf8');

test('the page of the playground names every call of its API, and no others', () => {
  const [, table = ''] = text.split('| Call | What it does |');
  const named = table.split('\n').flatMap((line) => {
    const [, cell = ''] = line.split('|');
    return [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  });
  expect(named.sort()).toEqual(Object.keys(callsOf({} as Playground)).sort());
});

test('it links to files and pictures that exist', () => {
  const targets = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target]) => String(target));
  expect(targets.length).toBeGreaterThan(5);
  expect(targets.filter((target) => !existsSync(new URL(target, page)))).toEqual([]);
});
