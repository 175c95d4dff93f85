import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildPack } from '#src/generator/build.js';
import { rules } from '#src/validation/rules.js';
import { validate, validateInputs } from '#src/validation/validate.js';
import { type Changes, sourceFiles, sourceInput } from '../../fixtures/sample-pack.js';
import { correlationRuleSamples } from './samples/correlation-rules.js';
import { installationSamples } from './samples/installation.js';
import { modelingRuleSamples, querySamples } from './samples/modeling-rules.js';
import { samplesOf } from './samples/rule-sample.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const tenantRules = rules.filter(({ evidence }) => evidence !== undefined);

test('there are more than sixty packs that a tenant refuses or that mislead there', () => {
  const samples = {
    ...querySamples,
    ...modelingRuleSamples,
    ...correlationRuleSamples,
    ...installationSamples,
  };
  expect(Object.values(samples).flatMap(samplesOf).length).toBeGreaterThan(61);
});

test('what was seen on a tenant is an error, what is claimed or disputed a warning', () => {
  for (const { code, severity, evidence } of tenantRules) {
    if (evidence?.mark === 'tenant') expect(severity, code).toBe('error');
    if (evidence?.mark === 'told' || evidence?.mark === 'conflict') expect(severity, code).toBe('warning');
    expect(evidence?.sources.length, code).toBeGreaterThan(0);
  }
});

test('a rule that keeps a pack from being installed says who saw it, and marks its findings', () => {
  for (const { code, severity, evidence, blocksInstallation } of rules) {
    if (blocksInstallation === undefined) continue;
    expect(severity, code).toBe('error');
    if (blocksInstallation === 'seen') expect(evidence?.mark, code).toBe('tenant');
  }
  const { findings } = validateInputs([
    sourceInput({ 'CorrelationRules/Acme_Silence.yml': ['silence', 'sil\u00e9nce'] }),
  ]);
  expect(findings.map(({ code, blocksInstallation }) => [code, blocksInstallation])).toEqual([
    ['CPT307', 'seen'],
  ]);
});

const rule = 'CorrelationRules/Acme_Silence.yml';
const model = 'ModelingRules/Acme/Acme.xif';

test.each<[string, Changes]>([
  [
    'keys that the strict model of the official SDK does not know',
    {
      [rule]: `${sourceFiles[rule]}is_enabled: false
timezone: UTC
action: ALERTS
alert_domain: DOMAIN_SECURITY
alert_type: null
lookup_mapping: []
simple_schedule: null
mapping_strategy: CUSTOM
user_defined_category: null
user_defined_severity: null
mitre_defs: null
suppression_fields: null
`,
    },
  ],
  [
    'a list of suppression fields',
    { [rule]: `${sourceFiles[rule]}suppression_fields: [id, SOURCE_LOG_TYPE]\n` },
  ],
  [
    'constants in a rule',
    {
      [model]:
        '[MODEL: dataset = acme_cloud_raw]\nalter xdm.event.outcome = if(id = "a", XDM_CONST.OUTCOME_SUCCESS, id);\n',
    },
  ],
  [
    'what no list here knows',
    {
      [model]:
        '[MODEL: dataset = acme_cloud_raw]\nalter xdm.event.id = brand_new(id, "@element" -> a{}, id -> [".tag"], -1);\n',
    },
  ],
  [
    'a safe name of a column',
    {
      [model]:
        '[MODEL: dataset = acme_cloud_raw]\nalter timestamp = id, dst = id, out = id\n| alter xdm.event.id = coalesce(timestamp, dst, out);\n',
    },
  ],
  [
    'a section that rules share',
    {
      [model]:
        '[RULE: common]\nalter a = id;\n[MODEL: dataset = acme_cloud_raw]\ncall common\n| alter xdm.event.id = a;\n',
    },
  ],
])('nothing is said of %s', (_what, changes) => {
  expect(validateInputs([sourceInput(changes)]).findings).toEqual([]);
});

test('our own pack keeps every rule of tenants, in both runtimes and both shapes', async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'cortex-pack-tenant-rules-'));
  try {
    const { sourcePack, zip, alternatives } = await buildPack({
      root,
      outDir,
      runtimes: ['server', 'container'],
    });
    const paths = [sourcePack.folder, zip.file, ...alternatives.map((other) => other.zip.file)];
    const { findings, packs } = await validate({ paths, root: outDir });
    expect(packs.length).toBe(paths.length);
    const codes = new Set(tenantRules.map(({ code }) => code));
    expect(
      findings
        .filter(({ code }) => codes.has(code))
        .map(({ code, file, message }) => `${code} ${file} ${message}`),
    ).toEqual([]);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
});
