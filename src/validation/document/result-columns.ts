import { queryColumns } from '../../xql/reader/query-columns.js';
import type { XqlText } from '../../xql/reader/read-xql.js';
import { columnsOfPack } from './dataset-columns.js';
import type { Pack } from './pack.js';

/** The columns of a query's result in small letters; undefined where they are not certain. */
export function resultColumnsOf(pack: Pack, xql: XqlText): ReadonlySet<string> | undefined {
  const { dataset, result, added } = queryColumns(xql);
  if (result !== undefined) return result;
  const declared = columnsOfPack(pack).get(dataset?.value ?? '');
  return declared && added && new Set([...declared.keys(), ...added]);
}
