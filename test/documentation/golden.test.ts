import { describe, test } from 'vitest';
import { expectGolden } from '../fixtures/golden.js';
import { documentsByName } from './documents.js';

describe('the documents are those of the golden files', () => {
  test.each(documentsByName)('%s', (name, text) => expectGolden(`documentation/${name}.md`, text));
});
