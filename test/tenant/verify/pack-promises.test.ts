import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readPackZip } from '#src/tenant/upload/pack-zip.js';
import { promisesOf } from '#src/tenant/verify/pack-promises.js';
import { weatherPack } from '../../fixtures/weather-pack.js';
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
