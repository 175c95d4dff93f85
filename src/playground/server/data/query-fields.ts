import { nearestName } from '../../../shared/nearest-name.js';
import { identityField, xdmFields } from '../../../spec/xdm-fields.js';
import { unknownColumns } from '../../../xql/evaluator/check-columns.js';
import type { ParsedQuery } from '../../../xql/evaluator/syntax.js';
import { XqlError } from '../../../xql/evaluator/xql-error.js';
import type { QueryResult } from '../../protocol.js';
import type { DataModel } from './data-model.js';

const modelFields = Object.keys(xdmFields).flatMap((name) => [name, identityField(name) ?? []].flat());

/** All fields of the data model, those that the rules fill first. */
export function knownModelFields(filled: ReadonlySet<string>): string[] {
  return [...new Set([...[...filled].sort(), ...modelFields])];
}

/**
 * What a query reads that no row has: a tenant gives nothing for it, and says nothing. Throws an XqlError for a field
 * that the data model does not have.
 */
export function missingFields(
  { source, dataset, stages }: ParsedQuery,
  fields: ReadonlySet<string>,
  { read, filled }: DataModel['terms'],
): QueryResult['warnings'] {
  const known = new Set([...fields, ...read]);
  const inModel = new Set(knownModelFields(filled));
  const declared = source === 'datamodel' ? new Set([...known, ...inModel]) : known;
  return unknownColumns(stages, declared).flatMap(({ name, at, near }) => {
    const isModelField = name.startsWith('xdm.');
    if (isModelField && inModel.has(name)) {
      const message = `${name} is a field of the data model. To read it, begin with datamodel dataset = ${dataset}.`;
      return [{ message, position: at }];
    }
    if (isModelField)
      throw new XqlError(`The data model has no field ${name}.${hint(nearestName(name, [...inModel]))}`, at);
    // Of a dataset without rows nobody knows the fields.
    if (fields.size === 0) return [];
    return [{ message: `No row has the field ${name}.${hint(near)}`, position: at }];
  });
}

function hint(near: string | undefined): string {
  return near === undefined ? '' : ` Did you mean ${near}?`;
}
