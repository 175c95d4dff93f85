import { type Fields, systemFields } from '../../definition/modeling-rule.js';
import { nearestName } from '../../shared/nearest-name.js';
import { type ColumnUse, columnsBehind, columnsRead } from './columns.js';
import type { Stage } from './syntax.js';
import { XqlError } from './xql-error.js';

/**
 * Checks that stages read only what events hold or earlier stages made: a wrong name is no error to the platform, it
 * just finds nothing. Returns the columns behind the last stage. Throws XqlError.
 */
export function checkColumns(stages: readonly Stage[], fields: Fields): ReadonlySet<string> {
  const declared = new Set([...declaredColumns(fields), ...Object.keys(systemFields)]);
  const { unknown, columns } = followColumns(
    stages,
    declared,
    (use) => !declared.has(use.name) || isField(use, fields),
  );
  const [first] = unknown;
  if (first !== undefined)
    throw new XqlError(`No event has the field ${[first.name, ...first.path].join('.')}.`, first.at);
  return columns;
}

/** A column that is read although neither the events nor a stage before have it. */
export interface UnknownColumn extends ColumnUse {
  /** The column that was probably meant. */
  readonly near?: string;
}

/**
 * The columns that stages read without being there, when `declared` are those of the events. `hasPath` may know what is in
 * a JSON object.
 */
export function unknownColumns(
  stages: readonly Stage[],
  declared: ReadonlySet<string>,
  hasPath: (use: ColumnUse) => boolean = () => true,
): UnknownColumn[] {
  return followColumns(stages, declared, hasPath).unknown;
}

/** The columns that the fields of events lie in. */
export function declaredColumns(fields: Fields): ReadonlySet<string> {
  return new Set(Object.keys(fields).map((path) => path.replace(/\..*/, '')));
}

function followColumns(
  stages: readonly Stage[],
  declared: ReadonlySet<string>,
  hasPath: (use: ColumnUse) => boolean,
): { readonly unknown: UnknownColumn[]; readonly columns: ReadonlySet<string> } {
  const unknown: UnknownColumn[] = [];
  let columns = declared;
  for (const stage of stages) {
    for (const use of columnsRead(stage)) {
      if (columns.has(use.name) && hasPath(use)) continue;
      const near = nearestName(use.name, [...columns]);
      unknown.push({ ...use, ...(near === undefined ? {} : { near }) });
    }
    columns = columnsBehind(stage, columns);
  }
  return { unknown, columns };
}

function isField({ name, path }: ColumnUse, fields: Fields): boolean {
  if (path.length === 0) return true;
  const whole = [name, ...path].join('.');
  return Object.entries(fields).some(
    ([field, type]) => field === whole || (type === 'json' && whole.startsWith(`${field}.`)),
  );
}
