import { describe, expect, test } from 'vitest';
import { coverageOf } from '#src/validation/document/coverage.js';
import { rules } from '#src/validation/rules.js';
import { validateInputs } from '#src/validation/validate.js';
import { contentItemInput } from '../../fixtures/content-items.js';
import { marketplaceInput } from '../../fixtures/marketplace-pack.js';
import { type Changes, sourceFiles, sourceInput } from '../../fixtures/sample-pack.js';
import { contentItemSamples } from './samples/content-items.js';
import { correlationRuleSamples } from './samples/correlation-rules.js';
import { documentSamples } from './samples/documents.js';
import { fileSamples } from './samples/files.js';
import { generatedInput, generatedSamples } from './samples/generated.js';
import { installationSamples } from './samples/installation.js';
import { integrationSamples } from './samples/integrations.js';
import { marketplaceSamples } from './samples/marketplace.js';
import { documentQuerySamples, modelingRuleSamples, querySamples } from './samples/modeling-rules.js';
import { packSamples } from './samples/packs.js';
import { partSamples } from './samples/parts.js';
import { testRules } from './samples/rule-sample.js';
import { ruleSamples } from './samples/rules.js';

const playbookFile = 'Playbooks/playbook-Acme_Triage.yml';

const samples = {
  ...packSamples,
  ...integrationSamples,
  ...partSamples,
  ...fileSamples,
  ...documentSamples,
  ...ruleSamples,
  ...querySamples,
  ...documentQuerySamples,
  ...modelingRuleSamples,
  ...correlationRuleSamples,
  ...installationSamples,
};

testRules(samples);
testRules(marketplaceSamples, marketplaceInput);
testRules(generatedSamples, generatedInput);
testRules(contentItemSamples, contentItemInput);

test('a good pack of other kinds of content has no findings, and nothing in it is only parsed', () => {
  const { packs, findings } = validateInputs([contentItemInput()]);
  expect(findings).toEqual([]);
  expect(packs.map((pack) => coverageOf(pack).parsedOnly)).toEqual([0]);
});

describe('a pack that names items of another one', () => {
  type Inputs = Parameters<typeof validateInputs>[0];
  const pack = (name: string, changes: Changes): Inputs[number] => ({
    ...contentItemInput(changes),
    name,
    label: name,
  });
  const user = pack('User', { 'Scripts/AcmeLookup/AcmeLookup.yml': undefined });
  const owner = pack('Owner', { [playbookFile]: undefined });
  const found = (...inputs: Inputs) =>
    validateInputs(inputs)
      .findings.filter(({ code, file }) => code === 'CPC102' && file.startsWith('User/'))
      .map(({ file }) => file);

  test('needs it', () => {
    expect(found(user)).toEqual([]);
    expect(found(user, owner)).toEqual([`User/${playbookFile}`]);
  });

  test('needs none that every tenant has, nor one of several', () => {
    const core = { ...owner, name: 'CommonScripts', label: 'CommonScripts' };
    expect(found(user, core)).toEqual([]);
    expect(found(user, owner, { ...owner, name: 'Second', label: 'Second' })).toEqual([]);
  });

  test('needs none for a task that is skipped without it', () => {
    const skipping = pack('User', {
      'Scripts/AcmeLookup/AcmeLookup.yml': undefined,
      [playbookFile]: [
        '    scriptarguments:\n      account',
        '    skipunavailable: true\n    scriptarguments:\n      account',
      ],
    });
    expect(found(skipping, owner)).toEqual([]);
  });
});

test('documents must name the dataset that the definition declares', () => {
  const withoutRules = sourceInput({
    ...Object.fromEntries(
      Object.keys(sourceFiles)
        .filter((path) => /^(Modeling|Parsing|Correlation)Rules/.test(path))
        .map((path) => [path, undefined]),
    ),
    'XSIAMDashboards/Acme_Overview.json': undefined,
  });
  expect(validateInputs([withoutRules], { datasets: [{ name: 'acme_cloud_raw' }] }).findings).toEqual([]);
  const wrong = validateInputs([withoutRules], { datasets: [{ name: 'acme_clouds_raw' }] }).findings;
  expect(wrong.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'CP718 Integrations/Acme/README.md',
    'CP718 Integrations/Acme/README.md',
    'CP718 README.md',
  ]);
});

test('with the definition at hand, a query reads its dataset and no other, and the columns that it declares', () => {
  const own = { name: 'weather_raw', columns: ['id', 'SOURCE_LOG_TYPE'] };
  const input = sourceInput({
    'CorrelationRules/Acme_Silence.yml': [
      'dataset = acme_cloud_raw',
      'dataset = weather_raw | filter who = 1',
    ],
  });
  const found = (datasets: Parameters<typeof validateInputs>[1]) =>
    validateInputs([input], datasets)
      .findings.filter(({ code }) => /^CP718$|^CPT32/.test(code))
      .map(({ code, path, start }) => `${code} ${path}:${start?.line}`);
  expect(found({})).toEqual([]);
  expect(found({ datasets: [own] })).toEqual(['CPT324 CorrelationRules/Acme_Silence.yml:17']);
});

test('rules for generated packs hold for no others', () => {
  const codes = rules.filter(({ group }) => group === 'generated').map(({ code }) => code);
  const { findings } = validateInputs([marketplaceInput()], { marketplace: true });
  expect(codes.length).toBeGreaterThan(0);
  expect(findings.filter(({ code }) => codes.includes(code))).toEqual([]);
});

test('Python code is read for log types, and is not taken for JavaScript', () => {
  const python = sourceInput({
    'Integrations/Acme/Acme.yml': [
      '  type: javascript',
      '  type: python\n  subtype: python3\n  dockerimage: demisto/python3:3.12',
    ],
    'Integrations/Acme/Acme.js': undefined,
    'Integrations/Acme/Acme.py': 'SOURCE_LOG_TYPE = ["Audit Logs"]\n',
    'CorrelationRules/Acme_Silence.yml': ['"Access Logs"', '"Access Log"'],
  });
  expect(validateInputs([python]).findings.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'CP720 CorrelationRules/Acme_Silence.yml',
  ]);
});

/** What only a folder, a zip, a repository or a disabling comment can break is in input.test.ts and disables.test.ts. */
const elsewhere =
  'CPC102 CP001 CP002 CP003 CP004 CP005 CP006 CP007 CP008 CP205 CP235 CP237 CP851 CP901 CP902 CP903'.split(
    ' ',
  );

test('every rule has a sample that breaks it', () => {
  const tested = [
    ...Object.keys(samples),
    ...Object.keys(contentItemSamples),
    ...Object.keys(marketplaceSamples),
    ...Object.keys(generatedSamples),
    ...elsewhere,
  ];
  expect([...new Set(tested)].sort()).toEqual(rules.map(({ code }) => code));
});

test('codes are unique, and texts are whole', () => {
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
  for (const { title, why, fix } of rules) {
    expect(title).not.toMatch(/\.$/);
    expect(why).toMatch(/[.]$/);
    expect(fix).toMatch(/[.;)'"]$|[a-z]$/);
  }
});
