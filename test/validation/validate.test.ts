import { expect, test } from 'vitest';
import { compiledScriptMark } from '#src/spec/compiled-script-mark.js';
import { validateInputs } from '#src/validation/validate.js';
import { marketplaceInput } from '../fixtures/marketplace-pack.js';
import { script, sourceInput, uploadInput } from '../fixtures/sample-pack.js';

test('a good pack in source layout has no findings', () => {
  expect(validateInputs([sourceInput()]).findings).toEqual([]);
});

test('a good upload-shaped pack has no findings', () => {
  expect(validateInputs([uploadInput()]).findings).toEqual([]);
});

test('a pack that suits the marketplace has no findings', () => {
  expect(validateInputs([marketplaceInput()], { marketplace: true }).findings).toEqual([]);
});

test('rules of the marketplace hold for packs that a build made, and for others when they are asked for', () => {
  const codesOf = (...given: Parameters<typeof validateInputs>) =>
    validateInputs(...given).findings.map(({ code }) => code);
  const hints = { 'README.md': 'Collects the audit logs of Acme Cloud. TODO: say more.\n' };
  const built = { ...hints, 'Integrations/Acme/Acme.js': `${compiledScriptMark('1.0.0')}\n${script}` };
  expect(codesOf([sourceInput(hints)])).toEqual([]);
  expect(codesOf([sourceInput(hints)], { marketplace: true })).toContain('CP974');
  expect(codesOf([sourceInput(built)])).toContain('CP974');
});
