import { expect, test } from 'vitest';
import { validateInputs } from '#src/validation/validate.js';
import { contentItemInput } from '../../fixtures/content-items.js';
import { type Changes, sourceFiles, sourceInput } from '../../fixtures/sample-pack.js';

/* What the rules say about inputs that are broken in more than one way. */

function said(changes: Changes, input: (changes: Changes) => ReturnType<typeof sourceInput> = sourceInput) {
  return (code: string) =>
    validateInputs([input(changes)])
      .findings.filter((finding) => finding.code === code)
      .map(({ severity, message }) => `${severity}: ${message}`);
}

const note = 'ReleaseNotes/1_0_1.md';

test('a release note that says nothing is described as it is', () => {
  const about = (text: string) => said({ [note]: text })('CP816');
  expect(about('')).toEqual(['error: The release note is empty.']);
  expect(about(' \n\n')).toEqual(['error: The release note is empty.']);
  expect(about('<!--\n#### Integrations\n- Updated.\n-->\n')).toEqual([
    'error: The release note is a comment, which nobody who installs the pack sees.',
  ]);
  expect(about('#### Integrations\n\n##### Acme Cloud Logs\n<!-- - Later. -->\n')).toEqual([
    'error: The release note has headings, and nothing below them.',
  ]);
});

test('a release note without the headings that are needed says which', () => {
  expect(said({ [note]: '### Integrations\n- Updated.\n' })('CP817')).toEqual([
    'warning: The release note has no heading of the second or fourth level.',
  ]);
});

test('headings and words in the comments of a release note are not read', () => {
  const commented = '<!--\n#### Nothing\n##### Nobody\nA breaking change.\n-->\n';
  const kept = commented + String(sourceFiles[note]);
  for (const code of ['CP816', 'CP817', 'CP818', 'CP819']) expect(said({ [note]: kept })(code)).toEqual([]);
  // One finding for one cause.
  for (const code of ['CP817', 'CP818', 'CP819']) expect(said({ [note]: commented })(code)).toEqual([]);
});

test('a README of blanks is said to be one, where none is needed', () => {
  const about = (text: string) => said({ 'README.md': text })('CP704');
  expect(about('')).toEqual([]);
  expect(about(' \n')).toEqual(['error: The README of the pack has only blanks and line breaks.']);
  expect(about(' A \n')).toEqual(['error: The README of the pack has only 1 character.']);
  const needed = (text: string) => said({ 'README.md': text }, contentItemInput)('CP704');
  expect(needed(' \n')).toEqual(['error: The README of the pack is empty.']);
});

test('the id of a pack may have a dot, and says what else it may not have', () => {
  const about = (name: string) => said({}, () => ({ ...sourceInput(), name }))('CP205');
  expect(about('Acme.io')).toEqual([]);
  expect(about('Acme-1.0.0')).toEqual([
    'error: The id of the pack would be "Acme-1.0.0", which has a version in it.',
  ]);
  expect(about('.Acme')).toEqual([
    'error: The id of the pack would be ".Acme", which begins or ends with a dot.',
  ]);
  expect(about('My Acme')).toEqual(['error: The id of the pack would be "My Acme", which has a blank.']);
  expect(about('Acme+')).toEqual(['error: The id of the pack would be "Acme+", which has "+".']);
});

test('an unusual name of a dataset is a warning that says what is unusual', () => {
  const about = (name: string) =>
    said({ 'ModelingRules/Acme/Acme_schema.json': ['acme_cloud_raw', name] })('CP719');
  expect(about('acme_raw')).toEqual([
    'warning: The dataset "acme_raw" has one word before _raw, not a vendor and a product.',
  ]);
  expect(about('Acme_Cloud_raw')).toEqual(['warning: The dataset "Acme_Cloud_raw" has capital letters.']);
  expect(about('acme_cloud')).toEqual(['warning: The dataset "acme_cloud" does not end with _raw.']);
  expect(about('acme__cloud_raw')).toEqual([
    'warning: The dataset "acme__cloud_raw" has underscores with nothing between them.',
  ]);
  expect(about('acme-cloud_raw')).toEqual([
    'warning: The dataset "acme-cloud_raw" has other characters than letters, digits and underscores.',
  ]);
});

test("the platform's library may describe an argument by a word of a copyright", () => {
  const code = 'Scripts/AcmeLookup/AcmeLookup.py';
  const copyright = '# Copyright Acme\n';
  const about = (changes: Changes) => said(changes, contentItemInput)('CP619');
  expect(about({ [code]: copyright })).toHaveLength(1);
  expect(about({ 'Scripts/AcmeLookup/CommonServerPython.py': copyright })).toEqual([]);
  expect(
    about({
      [code]: copyright,
      'Scripts/AcmeLookup/AcmeLookup.yml': ['name: AcmeLookup', 'name: CommonServerPython'],
    }),
  ).toEqual([]);
});
