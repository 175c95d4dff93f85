import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { sourceContent, uploadContent } from '#src/content/content-formats.js';
import { correlationRuleYaml, durationText } from '#src/content/correlation-rule/write-correlation-rule.js';
import type { CorrelationRule } from '#src/definition/correlation-rule.js';
import type { Dashboard, Widget } from '#src/definition/dashboard.js';
import type { EventMapping, ModelingRule } from '#src/definition/modeling-rule.js';
import type { PackDefinition } from '#src/definition/pack.js';
import { BuildError } from '#src/generator/build-error.js';
import { checkDefinition } from '#src/generator/load/check-definition.js';
import { keysUnknownToStrictModel } from '#src/spec/correlation-rules.js';
import { columnsBehind, columnsRead } from '#src/xql/evaluator/columns.js';
import { parseQuery } from '#src/xql/evaluator/parse-query.js';
import { deniedLogins } from '../../pack/definition/correlation/denied-logins.js';
import { globalApiKey } from '../../pack/definition/correlation/global-api-key.js';
import { activityDashboard } from '../../pack/definition/dashboard/activity.js';
import { modelingRule } from '../../pack/definition/modeling/rule.js';
import pack from '../../pack/definition/pack.js';
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
    expect(() => checkDefinition(bare)).not.toThrow();
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

describe('a definition that would find nothing is refused', () => {
  const withRule = (change: Partial<CorrelationRule>): PackDefinition => ({
    ...pack,
    correlationRules: [{ ...deniedLogins, ...change } as CorrelationRule],
  });
  const withMapping = (change: Partial<EventMapping>): PackDefinition => {
    const [mapping] = modelingRule.mappings;
    if (mapping === undefined) throw new Error('There is no mapping.');
    const rule: ModelingRule = { ...modelingRule, mappings: [{ ...mapping, ...change }] };
    return { ...pack, modelingRules: [rule] };
  };
  const withWidget = (change: Partial<Widget>): PackDefinition => {
    const [row] = activityDashboard.rows;
    const [widget, ...others] = row?.widgets ?? [];
    if (widget === undefined) throw new Error('There is no widget.');
    const dashboard: Dashboard = {
      ...activityDashboard,
      rows: [{ height: 300, widgets: [{ ...widget, ...change }, ...others] }],
    };
    return { ...pack, dashboards: [dashboard] };
  };

  test.each<[what: string, changed: PackDefinition, message: RegExp]>([
    [
      'a field in another spelling',
      withRule({ query: deniedLogins.query.replace('user_email', 'userEmail') }),
      /correlationRules DeniedAccessLogins: the query, line 4, column \d+: No event has the field userEmail/,
    ],
    [
      'a query in another language',
      withRule({ query: 'SELECT 1' }),
      /the query, line 1, column 1: Here must be "dataset"/,
    ],
    [
      'another dataset',
      withRule({ query: deniedLogins.query.replace('cloudflare_zerotrust_raw', 'acme_raw') }),
      /it queries acme_raw, but the events are in cloudflare_zerotrust_raw/,
    ],
    [
      'an alert that names no column',
      withRule({ alertName: 'Denied $userName' }),
      /the query gives no column userName/,
    ],
    [
      'a suppression by no column',
      withRule({ suppression: { hours: 1, columns: ['ip_address'] } }),
      /the query gives no column ip_address/,
    ],
    ['a rule without examples', withRule({ quiet: [] }), /an example that fires and one that does not/],
    ['an id that is no UUID', withRule({ id: 'denied' }), /the id must be a UUID/],
    [
      'a crontab of four fields',
      withRule({ schedule: { crontab: '* * * *', searchWindowMinutes: 5 } }),
      /five fields/,
    ],
    [
      'a crontab of another word',
      withRule({ schedule: { crontab: '*/10 * * * MON', searchWindowMinutes: 20 } }),
      /no day of week "MON": write \*, 0 to 7, or \*\/5/,
    ],
    [
      'a window shorter than the pause between runs',
      withRule({ schedule: { crontab: '0 * * * *', searchWindowMinutes: 20 } }),
      /pauses up to 60 minutes, but each run looks back only 20: the events in between are never seen/,
    ],
    [
      'a rule in real time on the dataset of a collector',
      withRule({ schedule: 'REAL_TIME' }),
      /correlationRules DeniedAccessLogins: the schedule is REAL_TIME, but a collector fills cloudflare_zerotrust_raw: .* Write schedule: collectorSchedule/,
    ],
    ['a name with brackets', withRule({ name: 'Cloudflare [Access]' }), /must have no brackets/],
    [
      'a category that no column names',
      withRule({ category: 'User Defined', userDefinedCategory: 'kind' }),
      /the query gives no column kind/,
    ],
    [
      'two rules of one id',
      { ...pack, correlationRules: [deniedLogins, { ...globalApiKey, id: deniedLogins.id }] },
      /5d0c3f0e-1f5b-4b7e-9a43-6f3b2f4f8a11 is there twice/,
    ],
    [
      'a mapping of a field that nobody sends',
      withMapping({ xdm: { 'xdm.event.id': 'actor -> emial' } }),
      /modelingRules .* line \d+, column \d+: No event has the field actor\.emial/,
    ],
    [
      'a mapping with an unknown function',
      withMapping({ helpers: [{ a: 'uppercase(id)' }] }),
      /The function uppercase is not known here/,
    ],
    [
      'a chart of no column',
      withWidget({ chart: { kind: 'column', x: '_time', y: 'count' } }),
      /dashboards Activity: Events by type: the query gives no column count/,
    ],
    ['a row that is too wide', withWidget({ width: 80 }), /row 1 must be 100 percent wide/],
    [
      'a hunting query of unknown fields',
      {
        ...pack,
        huntingQueries: [
          { name: 'x', description: 'x', query: 'dataset = cloudflare_zerotrust_raw | filter nobody = 1' },
        ],
      },
      /huntingQueries x: .* the field nobody/,
    ],
  ])('%s', (_what, changed, message) => {
    expect(() => checkDefinition(changed)).toThrow(BuildError);
    expect(() => checkDefinition(changed)).toThrow(message);
  });
});
