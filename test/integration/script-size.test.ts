import { expect, inject, test } from 'vitest';
import { scriptIn } from '../simulation/built-script.js';

/** The tenant's editor, its store and slow engines carry the script with every run. */
const mostBytes = 112_000;

test(`the script in the built pack has at most ${mostBytes} bytes`, () => {
  expect(Buffer.byteLength(scriptIn(inject('packZip')))).toBeLessThanOrEqual(mostBytes);
});
