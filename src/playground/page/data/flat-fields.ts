import { cellText, isJsonObject, type JsonObject } from '../../../shared/json.js';

export interface FlatField {
  readonly path: string;
  /** As a cell of the table shows it. */
  readonly text: string;
}

/** Every value of a row that is no object, by its path, such as `actor.email`. */
export function flatFields(row: JsonObject, prefix = ''): readonly FlatField[] {
  return Object.entries(row).flatMap(([name, value]) =>
    isJsonObject(value)
      ? flatFields(value, `${prefix}${name}.`)
      : [{ path: prefix + name, text: cellText(value) }],
  );
}
