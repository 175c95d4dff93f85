import { expect, test } from 'vitest';
import { validateInputs } from '#src/validation/validate.js';
import { sourceInput, uploadInput } from './sample-pack.js';

test('a good source-shaped pack has no findings', () => {
  expect(validateInputs([sourceInput()]).findings).toEqual([]);
});

test('a good upload-shaped pack has no findings', () => {
  expect(validateInputs([uploadInput()]).findings).toEqual([]);
});
