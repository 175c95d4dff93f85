import { nearestName } from '../../../shared/nearest-name.js';
import { identityField, xdmFields } from '../../../spec/xdm-fields.js';
import { unknownColumns } from '../../../xql/evaluator/check-columns.js';
import type { ColumnUse } from '../../../xql/evaluator/columns.js';
import type { ParsedQuery } from '../../../xql/evaluator/syntax.js';
import { XqlError } from '../../../xql/evaluator/xql-error.js';
import type { QueryResult } from '../../protocol.js';
import type { DataModel } from './data-model.js';

const modelFields = Object.keys(xdmFields).flatMap((name) => [name, identityField(name) ?? []].flat());

/** All fields of the data model, those that the rules fill first. */
export function knownModelFields(filled: ReadonlySet<string>): string[] {
  return [...new Set([...[...filled].sort(), ...modelFields])];
}

/** What rows have. */
export interface KnownFields {
  /** The names of their fields. */
  readonly names: ReadonlySet<string>;
  /** The paths of their values, such as `actor.email`; absent when there are more than are known. */
  readonly paths?: readonly string[];
}

/**
 * What a query reads that no row has: a tenant gives nothing for it, and says nothing. Throws an XqlError for a field
 * that the data model does not have.
 */
export function missingFields(
  { source, dataset, stages }: ParsedQuery,
  { names, paths = [] }: KnownFields,
  { read, filled }: DataModel['terms'],
): QueryResult['warnings'] {
  const known = new Set([...names, ...read]);
  const inModel = new Set(knownModelFields(filled));
  const declared = source === 'datamodel' ? new Set([...known, ...inModel]) : known;
  const isPath = (use: ColumnUse) => {
    const inside = paths.filter((path) => path.startsWith(`${use.name}.`));
    return inside.length === 0 || inside.some((path) => `${path}.`.startsWith(`${wholeName(use)}.`));
  };
  return unknownColumns(stages, declared, isPath).flatMap((use) => {
    const { name, at } = use;
    const isModelField = name.startsWith('xdm.');
    if (isModelField && inModel.has(name)) {
      const message = `${name} is a field of the data model. To read it, begin with datamodel dataset = ${dataset}.`;
      return [{ message, position: at }];
    }
    if (isModelField)
      throw new XqlError(`The data model has no field ${name}.${hint(nearestName(name, [...inModel]))}`, at);
    // Of a dataset without rows nobody knows the fields.
    if (names.size === 0) return [];
    const isInside = declared.has(name);
    const near = isInside ? nearestName(wholeName(use), paths) : use.near;
    // Objects of other kinds of events may have it: only what looks like a slip is named.
    if (isInside && near === undefined) return [];
    return [{ message: `No row has the field ${wholeName(use)}.${hint(near)}`, position: at }];
  });
}

function wholeName({ name, path }: ColumnUse): string {
  return [name, ...path].join('.');
}

function hint(near: string | undefined): string {
  return near === undefined ? '' : ` Did you mean ${near}?`;
}
