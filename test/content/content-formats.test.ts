import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { sourceContent, uploadContent } from '#src/content/content-formats.js';
import { correlationRuleYaml, durationText } from '#src/content/correlation-rule/write-correlation-rule.js';
import type { CorrelationRule } from '#src/definition/correlation-rule.js';
import { keysUnknownToStrictModel } from '#src/spec/correlation-rules.js';
import { columnsBehind, columnsRead } from '#src/xql/evaluator/columns.js';
import { parseQuery } from '#src/xql/evaluator/parse-query.js';
import { deniedLogins } from '../../pack/definition/correlation/denied-logins.js';
import { activityDashboard } from '../../pack/definition/dashboard/activity.js';
import { modelingRule } from '../../pack/definition/modeling/rule.js';
import { cloudflarePack as pack } from '../fixtures/cloudflare-pack.js';
import { expectGolden } from '../fixtures/golden.js';
import { packParts } from '../fixtures/pack-parts.js';

function textOf(files: ReturnType<typeof sourceContent>, path: string): string {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`There is no ${path}.`);
  return new TextDecoder().decode(file.bytes);
}

const parts = packParts(pack);
const stem = 'CloudflareZeroTrustLogs';
const newest = `ModelingRules/${stem}_8_15/${stem}_8_15`;

describe('what is written for the pack of this repository', () => {
  test.each([
    ['modeling-rule.xif', `${newest}.xif`],
    ['modeling-rule_schema.json', `${newest}_schema.json`],
    ['modeling-rule_testdata.json', `${newest}_testdata.json`],
    ['correlation-rule.yml', `CorrelationRules/${stem}_DeniedAccessLogins.yml`],
    ['correlation-rule-single-events.yml', `CorrelationRules/${stem}_GlobalApiKeyExposed.yml`],
    ['dashboard.json', `XSIAMDashboards/${stem}_Activity.json`],
  ])('is the golden %s', async (name, path) => {
    await expectGolden(`pack/${name}`, textOf(sourceContent(parts), path));
  });

  test('the zip holds each rule in one file, with the prefix that the platform asks for', () => {
    const source = sourceContent(parts);
    const upload = uploadContent(parts);
    const unified = parse(textOf(upload, `ModelingRules/external-modelingrule-${stem}_8_15.yml`));
    expect(unified.rules).toBe(textOf(source, `${newest}.xif`));
    expect(JSON.parse(unified.schema)).toEqual(JSON.parse(textOf(source, `${newest}_schema.json`)));
    const others = upload.map(({ path }) => path).filter((path) => !/\/external-[a-z]+-/.test(path));
    expect(others).toEqual([`Integrations/integration-${stem}.yml`]);
    expect(parse(textOf(source, `${newest}.yml`))).toMatchObject({ rules: '', schema: '' });
  });

  test('the schema fits the samples as the development kit checks it', () => {
    const schema = JSON.parse(textOf(sourceContent(parts), `${newest}_schema.json`))[modelingRule.dataset];
    const types = { string: 'string', object: 'string', boolean: 'boolean', number: 'int' } as const;
    for (const { event } of modelingRule.samples) {
      for (const [column, value] of Object.entries(event)) {
        if (column === '_time') continue;
        // The kit takes every text that it can read as a date for one.
        const isTime = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
        const type = isTime ? 'datetime' : types[typeof value as keyof typeof types];
        expect(schema[column], column).toEqual({ type, is_array: false });
      }
    }
  });

  test('the schema has every column that a rule or a widget reads, also those that no mapping reads', () => {
    const schema = JSON.parse(textOf(sourceContent(parts), `${newest}_schema.json`))[modelingRule.dataset];
    const queries = [
      ...(pack.correlationRules ?? []).map(({ query }) => query),
      ...activityDashboard.rows.flatMap(({ widgets }) => widgets.map(({ query }) => query)),
    ];
    for (const query of queries) {
      let made = new Set(['_time', '_insert_time']);
      for (const stage of parseQuery(query).stages) {
        for (const { name } of columnsRead(stage)) expect(made.has(name) || name in schema, name).toBe(true);
        made = new Set(columnsBehind(stage, made));
      }
    }
    expect(schema).toHaveProperty('purpose_justification_prompt');
  });

  test('what the strict model of the kit does not know is written only when it is declared', () => {
    const yamlOf = (change: object) =>
      parse(correlationRuleYaml({ ...deniedLogins, ...change } as CorrelationRule));
    const plain = yamlOf({});
    for (const key of keysUnknownToStrictModel) expect(plain).not.toHaveProperty(key);
    expect(plain).toMatchObject({
      alert_category: 'CREDENTIAL_ACCESS',
      user_defined_category: null,
      suppression_fields: ['user_name'],
      mapping_strategy: 'CUSTOM',
      drilldown_query_timeframe: 'ALERT',
    });
    const declared = {
      isEnabled: false,
      timezone: 'Europe/Lisbon',
      alertDomain: 'DOMAIN_SECURITY',
      action: 'ALERTS',
      mappingStrategy: 'AUTO',
      drilldownTimeframe: 'QUERY',
      category: 'User Defined',
      userDefinedCategory: 'user_name',
    };
    expect(yamlOf(declared)).toMatchObject({
      is_enabled: false,
      timezone: 'Europe/Lisbon',
      alert_domain: 'DOMAIN_SECURITY',
      action: 'ALERTS',
      mapping_strategy: 'AUTO',
      drilldown_query_timeframe: 'QUERY',
      alert_category: 'User Defined',
      user_defined_category: 'user_name',
    });
  });

  test('a pack without rules has no files of them', () => {
    const { modelingRules: _m, correlationRules: _c, huntingQueries: _h, dashboards: _d, ...bare } = pack;
    const files = uploadContent(packParts(bare)).map(({ path }) => path);
    expect(files).toEqual([`Integrations/integration-${stem}.yml`]);
  });
});

test.each([
  [20, '20 minutes'],
  [60, '1 hours'],
  [90, '90 minutes'],
  [10080, '7 days'],
])('%i minutes are %s', (minutes, text) => {
  expect(durationText(minutes)).toBe(text);
});
