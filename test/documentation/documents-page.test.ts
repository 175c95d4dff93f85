import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packSections } from '#src/generator/documents/pack-sections.js';
import { repository } from './documents.js';

const page = readFileSync(join(repository, 'docs', 'documents.md'), 'utf8');

test('the page about the documents lists every section with its place', () => {
  const rows = [...page.matchAll(/^\| `([\w-]+)\.md\.hbs` \| (.*) \|$/gm)].map(([, name, place]) => [
    name,
    place,
  ]);
  expect(rows).toEqual(Object.entries(packSections));
});
