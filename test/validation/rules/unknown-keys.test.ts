import { expect, test } from 'vitest';
import { validateInputs } from '#src/validation/validate.js';
import { contentItemInput } from '../../fixtures/content-items.js';
import type { Changes } from '../../fixtures/sample-pack.js';

const field = 'IncidentFields/incidentfield-Acme_Cloud_Account.json';
const playbook = 'Playbooks/playbook-Acme_Triage.yml';

function unknownKeys(changes: Changes): string[] {
  return validateInputs([contentItemInput(changes)])
    .findings.filter(({ code }) => code === 'CP101')
    .map(({ start, message, fix }) => `${start?.line}: ${message}${fix.startsWith('Did') ? ` ${fix}` : ''}`);
}

function withKeys(...keys: readonly string[]): Changes {
  return { [field]: ['  "required"', `${keys.map((key) => `  "${key}": 1,\n`).join('')}  "required"`] };
}

test('the unknown keys of an export are one finding at the first of them', () => {
  const exported = [
    'packID',
    'packName',
    'dirtyInputs',
    'cacheVersn',
    'sortValues',
    'XsiamData',
    'commitMessage',
  ];
  expect(unknownKeys(withKeys(...exported))).toEqual([
    '16: 7 keys of this file are not known: "packID", "packName", "dirtyInputs", "cacheVersn", "sortValues", and 2 more.',
  ]);
  expect(unknownKeys(withKeys('packID', 'dirtyInputs'))).toEqual([
    '16: 2 keys of this file are not known: "packID", "dirtyInputs".',
  ]);
});

test('one unknown key is named with its way, and what looks misspelt is a finding of its own', () => {
  expect(unknownKeys(withKeys('packID'))).toEqual(['16: The key "packID" is not known here.']);
  expect(unknownKeys(withKeys('packID', 'dirtyInputs', 'Aliass'))).toEqual([
    '16: 2 keys of this file are not known: "packID", "dirtyInputs".',
    '18: The key "Aliass" is not known here. Did you mean "Aliases"?',
  ]);
});

test('a key that is near to one that the file has is no slip, and among many keys a distant one is none', () => {
  const fix = (changes: Changes) => unknownKeys(changes).filter((found) => found.includes('Did you mean'));
  expect(fix(withKeys('requird'))).toEqual([]);
  expect(fix(withKeys('ipVersion'))).toEqual([
    '16: The key "ipVersion" is not known here. Did you mean "toVersion"?',
  ]);
  const many = ['packID', 'packName', 'dirtyInputs', 'cacheVersn', 'commitMessage'];
  expect(fix(withKeys('ipVersion', ...many))).toEqual([]);
  expect(fix(withKeys('Aliass', ...many))).toHaveLength(1);
});

test('a key that every task of a playbook has counts once', () => {
  const source = new TextDecoder().decode(contentItemInput().files.get(playbook));
  const marked = source.replaceAll(/^( +)iscommand: false\n/gm, '$&$1missingpart: 0\n');
  expect(unknownKeys({ [playbook]: marked })).toEqual([
    expect.stringMatching(
      /: The key "tasks\.0\.task\.missingpart" is not known here\. The file has it at 5 places\.$/,
    ),
  ]);
  expect(unknownKeys({ [playbook]: `${marked}packID: x\n` })).toEqual([
    expect.stringMatching(/: 2 keys of this file are not known, at 6 places: "missingpart", "packID"\.$/),
  ]);
});

test('with a comment for one key, each is judged alone', () => {
  const changes: Changes = {
    [playbook]: [
      "view: '{}'",
      "dirtyInputs: x # cortex-pack-disable CP101: known\nview: '{}'\npackID: x\ncacheVersn: 1",
    ],
  };
  expect(unknownKeys(changes)).toEqual([
    expect.stringContaining('"packID" is not known here.'),
    expect.stringContaining('"cacheVersn" is not known here.'),
  ]);
});
