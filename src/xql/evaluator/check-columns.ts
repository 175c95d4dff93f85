import { type Fields, systemFields } from '../../definition/modeling-rule.js';
import { type ColumnUse, columnsBehind, columnsRead } from './columns.js';
import type { Stage } from './syntax.js';
import { XqlError } from './xql-error.js';

/**
 * Checks that stages read only what events hold or earlier stages made: a wrong name is no error to the platform, it
 * just finds nothing. Returns the columns behind the last stage. Throws XqlError.
 */
export function checkColumns(stages: readonly Stage[], fields: Fields): ReadonlySet<string> {
  const declared = new Set([...declaredColumns(fields), ...Object.keys(systemFields)]);
  let columns: ReadonlySet<string> = declared;
  for (const stage of stages) {
    for (const use of columnsRead(stage)) {
      const isKnown = columns.has(use.name) && (!declared.has(use.name) || isField(use, fields));
      if (!isKnown)
        throw new XqlError(`No event has the field ${[use.name, ...use.path].join('.')}.`, use.at);
    }
    columns = columnsBehind(stage, columns);
  }
  return columns;
}

/** The columns that the fields of events lie in. */
export function declaredColumns(fields: Fields): ReadonlySet<string> {
  return new Set(Object.keys(fields).map((path) => path.replace(/\..*/, '')));
}

function isField({ name, path }: ColumnUse, fields: Fields): boolean {
  if (path.length === 0) return true;
  const whole = [name, ...path].join('.');
  return Object.entries(fields).some(
    ([field, type]) => field === whole || (type === 'json' && whole.startsWith(`${field}.`)),
  );
}
