import type { Json, JsonObject } from '../../../shared/json.js';

export interface FlatField {
  readonly path: string;
  /** As a cell of the table shows it. */
  readonly text: string;
}

/** Every value of a row that is no object, by its path, such as `actor.email`. */
export function flatFields(row: JsonObject, prefix = ''): readonly FlatField[] {
  return Object.entries(row).flatMap(([name, value]) =>
    isObject(value)
      ? flatFields(value, `${prefix}${name}.`)
      : [{ path: prefix + name, text: cellText(value) }],
  );
}

/** The text of a value in a cell; '' for nothing. */
export function cellText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
