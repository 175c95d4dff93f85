import { describe, test } from 'vitest';
import { expectFile } from '../fixtures/golden.js';
import { documentsByName } from './documents.js';

describe('the documents of the pack are those in docs/pack', () => {
  test.each(documentsByName)('%s', (name, text) => expectFile(`docs/pack/${name}.md`, text));
});
