import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { eventTypeField } from '#src/definition/events.js';
import { runtimes } from '#src/definition/runtime.js';
import { buildPack } from '#src/generator/build.js';
import { compiledScriptMark } from '#src/spec/compiled-script-mark.js';
import { readPackZip } from '#src/tenant/upload/pack-zip.js';
import { promisesOf } from '#src/tenant/verify/pack-promises.js';
import { smallProject } from '../../fixtures/project.js';
import { integrationPath, weatherFiles, weatherPack } from '../../fixtures/weather-pack.js';
import { dataset, frost, rule, workingPack } from '../../fixtures/working-tenant.js';

const modelingRule = (keys: object) => ({
  'ModelingRules/external-modelingrule-W.yml': stringify({ id: 'W', name: 'W Rule', ...keys }),
});

function promised(zip: Uint8Array) {
  return promisesOf(readPackZip(zip, 'weather.zip'));
}

function promisedBy(files: Readonly<Record<string, string>>) {
  return promised(weatherPack({ files }));
}

describe('what a pack promises', () => {
  test('is in its rules: datasets, their event type, and what all versions of the rule map', () => {
    const { datasets, rules } = promised(workingPack());
    expect(datasets).toEqual([
      {
        name: dataset,
        typeColumn: 'source_log_type',
        mappedFields: ['xdm.event.description', 'xdm.event.id', 'xdm.event.type'],
        ruleNames: ['WeatherModelingRule', 'Weather Modeling Rule'],
      },
    ]);
    expect(rules[0]).toEqual({ name: frost, enabled: true, schedule: '*/10 * * * *' });
  });

  test.each(['SOURCE_LOG_TYPE', '_source_log_type'])('has an event type in %s', (column) => {
    const schema = JSON.stringify({ a_raw: { [column]: { type: 'string' } } });
    expect(promisedBy(modelingRule({ rules: '', schema })).datasets[0]?.typeColumn).toBe(column);
  });

  test('keeps the fields of several datasets apart', () => {
    const schema = JSON.stringify({ a_raw: { id: {} }, b_raw: { id: {} } });
    const rules = [
      '/* xdm.event.outcome = "x" */',
      '[MODEL: dataset = a_raw]',
      'filter xdm_like = "x" | alter xdm.event.id = id, xdm.event.type=kind;',
      '[MODEL: dataset="b_raw"]',
      'alter xdm.event.operation = if(id == "xdm.event.none", id);',
    ].join('\n');
    expect(promisedBy(modelingRule({ rules, schema })).datasets).toMatchObject([
      { name: 'a_raw', mappedFields: ['xdm.event.id', 'xdm.event.type'] },
      { name: 'b_raw', mappedFields: ['xdm.event.operation'] },
    ]);
  });

  test('is the dataset of a collector that a build made, which has no modeling rule', async () => {
    const root = await smallProject();
    const { zip, alternatives } = await buildPack({ root, outDir: join(root, 'dist'), runtimes });
    for (const file of [zip.file, ...alternatives.map((other) => other.zip.file)]) {
      const bytes = new Uint8Array(await readFile(file));
      expect(promised(bytes).datasets).toEqual([
        { name: dataset, typeColumn: eventTypeField, mappedFields: [], ruleNames: [] },
      ]);
    }
  }, 60_000);

  test('is no dataset that the code of a collector names, when the user names another', () => {
    const script = `${compiledScriptMark('1.0.0')}\nvar events={vendor:'Weather', product:'Report'}`;
    const zip = readPackZip(weatherPack({ fetchesEvents: true, script }), 'weather.zip');
    expect(promisesOf(zip, 'other_raw').datasets.map(({ name }) => name)).toEqual(['other_raw']);
  });

  test.each([
    ['constants of its code', `VENDOR = "Okta"\nPRODUCT = "SSO"\n`, '', 'okta_sso_raw'],
    ['the query in its help', 'print(1)', 'Run:\n\ndataset = okta_sso_raw\n| limit 1', 'okta_sso_raw'],
    ['several queries in its help', 'print(1)', 'dataset = a_raw, or dataset = b_raw', undefined],
  ])('is likely a dataset that a collector of others names by %s', (_case, script, help, likely) => {
    const yaml = parse(weatherFiles({ fetchesEvents: true, script })[integrationPath] ?? '');
    const files = { [integrationPath]: stringify({ ...yaml, detaileddescription: help }) };
    expect(promised(weatherPack({ files }))).toMatchObject({ datasets: [], fetchesEvents: true });
    expect(promised(weatherPack({ files })).likelyDataset).toBe(likely);
  });

  test.each([
    ['several', `vendor:'A', product:'B'; vendor:'A', product:'C'`],
    ['made while it runs', `vendor:name, product:'B'`],
  ])('is no dataset when those in the code are %s', (_case, code) => {
    const script = `${compiledScriptMark('1.0.0')}\n${code}`;
    expect(promised(weatherPack({ fetchesEvents: true, script })).datasets).toEqual([]);
  });

  test.each([
    ['no schema', { rules: 'x' }],
    ['a schema that is no JSON', { rules: 'x', schema: '{' }],
    ['a schema that is a list', { rules: 'x', schema: '[]' }],
  ])('is nothing of a modeling rule with %s', (_case, keys) => {
    expect(promisedBy(modelingRule(keys)).datasets).toEqual([]);
  });

  test.each([
    [{ is_enabled: false }, { enabled: false, schedule: '*/10 * * * *' }],
    [{ is_enabled: 'DISABLED' }, { enabled: false, schedule: '*/10 * * * *' }],
    [
      { crontab: null, simple_schedule: '10 minutes' },
      { enabled: true, schedule: '10 minutes' },
    ],
    [{ execution_mode: 'REAL_TIME' }, { enabled: true }],
    [{ crontab: null }, { enabled: true }],
  ])('of a correlation rule with %j', (changes, expected) => {
    const path = 'CorrelationRules/external-correlationrule-W_Frost.yml';
    expect(promisedBy({ [path]: rule(frost, changes) }).rules).toEqual([{ name: frost, ...expected }]);
  });
});
