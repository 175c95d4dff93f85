import { createHash } from 'node:crypto';
import type {
  ColumnType,
  MappingSample,
  ModelingRule,
  ModelVersionRange,
} from '../../definition/modeling-rule.js';
import { writeYaml } from '../../shared/write-yaml.js';
import { sourcePath, uploadPath } from '../../spec/pack-paths.js';
import { declaredColumns } from '../../xql/evaluator/check-columns.js';
import { type PackFile, textFile } from '../pack/pack-file.js';
import { packJson } from '../pack/pack-json.js';
import { xifText } from './xif.js';

/** A modeling rule as the development kit takes it: rule, schema and test data apart. Paths are within the pack. */
export function sourceModelingRule(rule: ModelingRule, versionRange: ModelVersionRange): PackFile[] {
  const stem = ruleStem(rule, versionRange);
  const yaml = sourcePath('modeling-rule', stem);
  const path = yaml.replace(/\.yml$/, '');
  return [
    textFile(yaml, ruleYaml(rule, versionRange, { rules: '', schema: '' })),
    textFile(`${path}.xif`, xifText(rule, versionRange)),
    textFile(`${path}_schema.json`, schemaJson(rule)),
    textFile(`${path}_testdata.json`, testDataJson(rule)),
  ];
}

/** A modeling rule as a tenant takes it, in one file. */
export function unifiedModelingRule(rule: ModelingRule, versionRange: ModelVersionRange): PackFile {
  const xif = xifText(rule, versionRange);
  const yaml = ruleYaml(rule, versionRange, { rules: xif, schema: schemaJson(rule).trimEnd() });
  return textFile(uploadPath('modeling-rule', ruleStem(rule, versionRange)), yaml);
}

function ruleStem({ folder }: ModelingRule, { suffix }: ModelVersionRange): string {
  return folder + suffix;
}

function ruleYaml(
  { id, name }: ModelingRule,
  { fromVersion, toVersion }: ModelVersionRange,
  texts: { readonly rules: string; readonly schema: string },
): string {
  return writeYaml({
    id,
    name,
    fromversion: fromVersion,
    ...(toVersion === undefined ? {} : { toversion: toVersion }),
    tags: '',
    ...texts,
  });
}

/** All columns of the events, so that a tenant knows them before the first event has them. */
function schemaJson(rule: ModelingRule): string {
  const columns = [...declaredColumns(rule.fields)]
    .sort()
    .map((column) => [column, { type: columnType(rule, column), is_array: false }]);
  return packJson({ [rule.dataset]: Object.fromEntries(columns) });
}

function columnType({ fields }: ModelingRule, column: string): ColumnType {
  const type = fields[column];
  return type === undefined || type === 'json' ? 'string' : type;
}

/** Events with what they must become, for the test of the development kit on a tenant. */
function testDataJson(rule: ModelingRule): string {
  return packJson({ data: rule.samples.map((sample) => testEvent(rule, sample)) });
}

function testEvent(
  { vendor, product, dataset }: ModelingRule,
  { name, event, expected }: MappingSample,
): object {
  return {
    test_data_event_id: stableUuid(name),
    vendor,
    product,
    dataset,
    tenant_timezone: 'UTC',
    event_data: event,
    expected_values: expected,
  };
}

/** A UUID that is the same in every build. */
function stableUuid(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
