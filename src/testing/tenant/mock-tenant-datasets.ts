import { parseModels } from '../../xql/evaluator/parse-query.js';
import type { Model } from '../../xql/evaluator/syntax.js';
import { json } from './mock-tenant-answers.js';
import type { PublicApiRequest, PublicOperations, Spelling } from './mock-tenant-public-api.js';

/** A row with its times as ISO 8601. */
export type DatasetRow = { readonly [column: string]: unknown };

/** The YAML of a modeling rule, as far as it is read. */
export interface ModelingRuleFile {
  readonly rules: string;
  readonly fromversion: string;
}

export interface DatasetOptions {
  /** The error of modeling rules that do not compile, by dataset. */
  readonly compileErrors?: { readonly [dataset: string]: string };
}

export interface FakeDatasets {
  readonly operations: PublicOperations;
  /** Adds rows; the dataset comes into being with the first. `now` (epoch milliseconds) is their arrival. */
  insert(name: string, rows: readonly DatasetRow[], now: number): void;
  /** The rows of a dataset; undefined when there is none of that name. */
  rows(name: string): readonly DatasetRow[] | undefined;
  /** The models that apply to a dataset: none of a rule that does not compile. */
  models(name: string): readonly Model[];
  /** Takes the modeling rules of a pack. The newest version wins. */
  install(rules: readonly ModelingRuleFile[], now: number): void;
}

/** Datasets that are there on every tenant (product documentation). */
const ofThePlatform = ['correlations_auditing', 'parsing_rules_errors'];

/** The datasets of a tenant, with the modeling rules over them. */
export function createDatasets({ compileErrors = {} }: DatasetOptions): FakeDatasets {
  const datasets = new Map<string, DatasetRow[]>(ofThePlatform.map((name) => [name, []]));
  let models: readonly Model[] = [];

  function insert(name: string, rows: readonly DatasetRow[], now: number): void {
    const arrival = new Date(now).toISOString();
    const stored = rows.map((row) => ({ _time: arrival, _insert_time: arrival, ...row }));
    datasets.set(name, [...(datasets.get(name) ?? []), ...stored]);
  }

  return {
    operations: {
      'POST xql/get_datasets': {
        answer: ({ spelling }: PublicApiRequest) =>
          json(200, { reply: [...datasets].map(([name, rows]) => listed(name, rows, spelling)) }),
      },
    },
    insert,
    rows: (name) => datasets.get(name),
    models: (name) => (name in compileErrors ? [] : models.filter(({ dataset }) => dataset === name)),
    install: (rules, now) => {
      const newest = rules.reduce<string>((best, { fromversion }) => newer(best, fromversion), '0');
      models = rules
        .filter(({ fromversion }) => fromversion === newest)
        .flatMap((rule) => parseModels(rule.rules));
      for (const [dataset, message] of Object.entries(compileErrors)) {
        // Names of columns as in queries exported from a tenant; the documentation has the same in upper case.
        insert(
          'parsing_rules_errors',
          [
            {
              rule_type: 'Data Model Rule',
              error_category: 'Compile',
              error_message: message,
              target_dataset: dataset,
            },
          ],
          now,
        );
      }
    },
  };
}

/** Keys of the product's page on tenants, snake case in the published description; figures may be null. */
function listed(name: string, rows: readonly DatasetRow[], spelling: Spelling) {
  const updated =
    rows.length === 0 ? null : Math.max(...rows.map((row) => Date.parse(String(row._insert_time))));
  return spelling === 'tenant'
    ? { 'Dataset Name': name, Type: 'SYSTEM', 'Last Updated': updated, 'Total Events': rows.length }
    : { dataset_name: name, type: 'system', last_updated: updated, total_events: null };
}

function newer(one: string, other: string): string {
  return one.localeCompare(other, 'en', { numeric: true }) >= 0 ? one : other;
}
