import { expect, test } from 'vitest';
import { coverageOf, sumOfCoverage } from '#src/validation/document/coverage.js';
import { readPack } from '#src/validation/document/read-pack.js';
import { sourceFiles, sourceInput } from '../../fixtures/sample-pack.js';

const files = Object.keys(sourceFiles).length;

test('every file of a pack is checked, only parsed, or known by its path', () => {
  const coverage = coverageOf(
    readPack(
      sourceInput({
        'Wizards/wizard-acme.json': '{}',
        'GenericTypes/acme/type.json': '{}',
        'Wizards/wizard-other.json': '{}',
        'Integrations/Acme/test_data/events.json': '[]',
        'Integrations/Acme/test-data/events.json': '[]',
      }),
    ),
  );
  expect(coverage).toEqual({
    // Of the good pack, only the picture of the documents is not looked into.
    checked: files - 1,
    parsedOnly: 4,
    pathOnly: 2,
    ignoredByGit: 0,
    kindsWithoutRules: [
      { kind: 'GenericTypes', files: 1 },
      { kind: 'Wizards', files: 2 },
    ],
  });
});

test('the coverage of several packs is their sum', () => {
  const one = {
    checked: 1,
    parsedOnly: 2,
    pathOnly: 3,
    ignoredByGit: 1,
    kindsWithoutRules: [{ kind: 'Wizards', files: 2 }],
  };
  expect(sumOfCoverage([one, one])).toEqual({
    checked: 2,
    parsedOnly: 4,
    pathOnly: 6,
    ignoredByGit: 2,
    kindsWithoutRules: [{ kind: 'Wizards', files: 4 }],
  });
});
