import { isJsonObject, jsonIn } from '../../shared/json.js';
import type { EventRule, Pack } from './pack.js';

/** A column that the schema of a modeling rule declares. */
export interface DatasetColumn {
  readonly name: string;
  readonly type: string;
  readonly isArray: boolean;
}

/** Columns by their names in small letters, by the names of datasets. */
export type DatasetColumns = ReadonlyMap<string, ReadonlyMap<string, DatasetColumn>>;

/** What the schema of a rule declares; empty when it has none, or none that can be read. */
export function columnsOfRule({ schema, root, unified }: EventRule): DatasetColumns {
  return columnsIn(schema?.value ?? (unified ? jsonIn(root.get('schema')?.text ?? '') : undefined));
}

/** What the schemas of all modeling rules of the pack and its definition declare together. */
export function columnsOfPack(pack: Pack): DatasetColumns {
  const all = new Map<string, Map<string, DatasetColumn>>();
  for (const rule of pack.modelingRules) {
    for (const [dataset, columns] of columnsOfRule(rule)) {
      const known = all.get(dataset) ?? new Map<string, DatasetColumn>();
      for (const [name, column] of columns) known.set(name, column);
      all.set(dataset, known);
    }
  }
  for (const { name, columns } of pack.declaredDatasets) {
    if (columns === undefined || all.has(name)) continue;
    const declared = columns.map((column) => ({ name: column, type: '', isArray: false }));
    all.set(name, new Map(declared.map((column) => [column.name.toLowerCase(), column])));
  }
  return all;
}

function columnsIn(schema: unknown): DatasetColumns {
  if (!isJsonObject(schema)) return new Map();
  return new Map(
    Object.entries(schema).map(([dataset, columns]) => [
      dataset,
      new Map(
        Object.entries(isJsonObject(columns) ? columns : {}).map(([name, declared]) => {
          const { type, is_array: isArray } = isJsonObject(declared) ? declared : {};
          return [name.toLowerCase(), { name, type: String(type), isArray: isArray === true }];
        }),
      ),
    ]),
  );
}
