import { jsonIn } from '../../shared/json.js';
/** A point in time. Columns of time hold it, and functions of time give it. */
export class Moment {
  /** Since 1970. */
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  toJSON(): string {
    return new Date(this.milliseconds).toISOString();
  }
}

export type XqlObject = { readonly [name: string]: unknown };

/** What a column holds. A JSON object counts as its text wherever a text is wanted. */
export type Value = string | number | boolean | null | Moment | XqlObject | readonly Value[];

export type Row = { readonly [column: string]: Value };

/** The columns in which the platform keeps a time. */
const timeColumns = new Set(['_time', '_insert_time']);

/** An event as a query sees it. */
export function rowOf(event: XqlObject): Row {
  return Object.fromEntries(Object.entries(event).map(([name, value]) => [name, columnValue(name, value)]));
}

function columnValue(name: string, value: unknown): Value {
  if (!timeColumns.has(name) || typeof value !== 'string') return toValue(value);
  const milliseconds = Date.parse(value);
  return Number.isNaN(milliseconds) ? null : new Moment(milliseconds);
}

/** Anything that JSON can say, as a value. */
export function toValue(value: unknown): Value {
  if (Array.isArray(value)) return value.map(toValue);
  if (isXqlObject(value)) return value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

export function isXqlObject(value: unknown): value is XqlObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Moment);
}

/** The text of a value: `to_string`, and the cell of a table. Null has none. */
export function textOf(value: Value): string | null {
  if (value === null || typeof value === 'string') return value;
  if (value instanceof Moment) return value.toJSON();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Follows names and places into JSON; texts on the way are read as JSON. Undefined where nothing is. */
export function follow(value: Value, path: readonly string[]): unknown {
  let found: unknown = path.length === 0 ? parsed(value) : value;
  for (const name of path) {
    const object = parsed(found);
    const isThere = (isXqlObject(object) || Array.isArray(object)) && Object.hasOwn(object, name);
    if (!isThere || name === 'length') return undefined;
    found = (object as XqlObject)[name];
  }
  return found;
}

function parsed(value: unknown): unknown {
  return typeof value === 'string' ? jsonIn(value) : value;
}
