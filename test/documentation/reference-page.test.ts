// @module-tag slow

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { referencePage } from '../../scripts/docs/reference-of-package.js';

test('docs/reference.md is what the types say (npm run docs:reference)', () => {
  const page = readFileSync(new URL('../../docs/reference.md', import.meta.url), 'utf8');
  expect(page).toBe(referencePage());
});
