import type { ConstantFamilyName, constantFamilies } from '../spec/xdm-constants.js';

/** XQL for values that a source writes in different ways, for mappings, rules and dashboards alike. */

/** What says nothing, as text: sources write "none" in all of these ways. */
const nothing = ['', 'null', '{}', '[]'];

/** The value of a text, or null when it says nothing. */
export function given(text: string): string {
  return `if(${text} in (${nothing.map((word) => `"${word}"`).join(', ')}), null, ${text})`;
}

/** The text of a column that may hold a text, a number, a boolean, a list or an object; null when it says nothing. */
export function columnText(column: string): string {
  return given(`to_string(${column})`);
}

/**
 * The text of a field in a JSON column that may hold anything; it can still say nothing. Three readings, since `->`
 * gives scalars only, and nobody published whether `{}` takes lists.
 */
export function jsonText(column: string, path: string): string {
  const list = `concat("[", arraystring(${column} -> ${path}[], ","), "]")`;
  return `coalesce(${column} -> ${path}, to_string(${column} -> ${path}{}), ${list})`;
}

/** The first of these that is not null. */
export function firstOf(...values: readonly string[]): string {
  return `coalesce(${values.join(', ')})`;
}

/** An `alter` stage with a column in each line. */
export function alter(columns: { readonly [column: string]: string | undefined }): string {
  const lines = Object.keys(columns).map((column) => `    ${column} = ${columns[column]}`);
  return `alter\n${lines.join(',\n')}`;
}

/** The constants of the data model, such as `OUTCOME_SUCCESS`. Of a family whose list is not complete, any member. */
export type XdmConstant = {
  [F in ConstantFamilyName]: (typeof constantFamilies)[F] extends {
    readonly closed: true;
    readonly members: readonly (infer Member extends string)[];
  }
    ? `${F}_${Member}`
    : `${F}_${string}`;
}[ConstantFamilyName];

export function constant(name: XdmConstant): string {
  return `XDM_CONST.${name}`;
}
