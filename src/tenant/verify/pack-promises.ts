import { isJsonObject, type JsonObject, jsonIn } from '../../shared/json.js';
import type { PackZip } from '../upload/pack-zip.js';
import { collectedDataset } from './collected-dataset.js';

/** What the files of a pack let one expect of a tenant on which it works. */
export interface PackPromises {
  readonly datasets: readonly PackDataset[];
  readonly rules: readonly PackRule[];
  /** Whether an integration of the pack fetches events. */
  readonly fetchesEvents: boolean;
  /** A dataset that a collector names without making it certain; absent where there is none. */
  readonly likelyDataset?: string;
}

export interface PackDataset {
  readonly name: string;
  /** The column that holds the event type; absent when the schema has none of the usual names. */
  readonly typeColumn?: string;
  /** Fields of the data model that the modeling rules of all platform versions fill, sorted. */
  readonly mappedFields: readonly string[];
  /** Ids and names of its modeling rules, as an audit log may call them; none of a dataset that no modeling rule names. */
  readonly ruleNames: readonly string[];
}

export interface PackRule {
  readonly name: string;
  readonly enabled: boolean;
  /** A crontab of five fields, or a text such as `10 minutes`; absent for a rule in real time. */
  readonly schedule?: string;
}

/** The log-type column of every collector that a build compiled. */
const compiledTypeColumn = 'SOURCE_LOG_TYPE';

/** The spellings of the log-type column in official and other packs: `source_log_type`, `_source_log_type`, in any case. */
const typeColumn = /^_?source_log_type$/i;

/**
 * What the items of a pack promise. A modeling rule whose schema cannot be read promises nothing. `named` is a dataset
 * that the user names, in the place of those that no modeling rule names.
 */
export function promisesOf({ items }: Pick<PackZip, 'items'>, named?: string): PackPromises {
  const mapped = mergeDatasets(
    items.flatMap(({ modelingRule }) => (modelingRule ? datasetsOf(modelingRule) : [])),
  );
  const collectors = items.filter(({ integration }) => integration?.fetchesEvents);
  const collected = collectors.flatMap(
    ({ integration, content }) =>
      collectedDataset(integration?.script ?? '', String(content.detaileddescription ?? '')) ?? [],
  );
  const told = collected.flatMap(({ name, certain }) =>
    certain ? [{ name, typeColumn: compiledTypeColumn, ...unmapped }] : [],
  );
  const likely = collected.find(({ certain }) => !certain)?.name;
  return {
    datasets: withOthers(mapped, named === undefined ? told : [{ name: named, ...unmapped }]),
    rules: items.flatMap(({ correlationRule }) => (correlationRule ? [toRule(correlationRule)] : [])),
    fetchesEvents: collectors.length > 0,
    ...(likely === undefined ? {} : { likelyDataset: likely }),
  };
}

const unmapped = { mappedFields: [], ruleNames: [] } as const;

/** The datasets, and the others whose names are not among them. */
function withOthers(datasets: readonly PackDataset[], others: readonly PackDataset[]): PackDataset[] {
  const all = new Map([...others, ...datasets].map((dataset) => [dataset.name.toLowerCase(), dataset]));
  return [...all.values()];
}

/** A modeling rule names its datasets as the keys of its schema. */
function datasetsOf({ schema, rules, id, name }: JsonObject): PackDataset[] {
  const datasets = parseSchema(schema);
  return Object.entries(datasets).map(([dataset, columns]) => {
    const found = Object.keys(isJsonObject(columns) ? columns : {}).find((column) => typeColumn.test(column));
    return {
      name: dataset,
      ...(found === undefined ? {} : { typeColumn: found }),
      mappedFields: fieldsMappedFor(dataset, String(rules ?? '')),
      ruleNames: [id, name].filter((text) => typeof text === 'string'),
    };
  });
}

function parseSchema(schema: unknown): JsonObject {
  const content = typeof schema === 'string' ? jsonIn(schema) : schema;
  return isJsonObject(content) ? content : {};
}

/** The `xdm.` fields that the sections of a dataset assign. */
function fieldsMappedFor(dataset: string, rules: string): string[] {
  const text = rules.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const fields = new Set<string>();
  for (const section of text.split(/(?=\[\s*MODEL\s*:)/i)) {
    const named = /^\[\s*MODEL\s*:[^\]]*?\bdataset\s*=\s*"?([\w.]+)"?/i.exec(section)?.[1];
    if (named?.toLowerCase() !== dataset.toLowerCase()) continue;
    for (const [, field = ''] of section.matchAll(/\b(xdm\.[\w.]+)\s*=(?![=~])/gi)) fields.add(field);
  }
  return [...fields].sort();
}

/** Versions of the platform have modeling rules of their own for one dataset: only what all of them fill is there everywhere. */
function mergeDatasets(found: readonly PackDataset[]): PackDataset[] {
  const byName = new Map<string, PackDataset>();
  for (const dataset of found) {
    const other = byName.get(dataset.name);
    byName.set(
      dataset.name,
      other === undefined
        ? dataset
        : {
            ...other,
            mappedFields: other.mappedFields.filter((field) => dataset.mappedFields.includes(field)),
            ruleNames: [...new Set([...other.ruleNames, ...dataset.ruleNames])],
          },
    );
  }
  return [...byName.values()];
}

function toRule({ name, is_enabled, execution_mode, crontab, simple_schedule }: JsonObject): PackRule {
  const schedule = [crontab, simple_schedule].find((text) => typeof text === 'string' && text !== '');
  return {
    name: String(name),
    enabled: !(is_enabled === false || is_enabled === 'DISABLED'),
    ...(execution_mode === 'REAL_TIME' || typeof schedule !== 'string' ? {} : { schedule }),
  };
}
