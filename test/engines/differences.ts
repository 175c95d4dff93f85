import { isJsonObject, type Json } from '#src/shared/json.js';

export interface Difference {
  /** Where, such as `0.entries.1.Contents`. */
  readonly path: string;
  /** JSON, or undefined where there is nothing. */
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

/** Every place where two JSON values differ. The order of keys does not count. */
export function differences(expected: Json | undefined, actual: Json | undefined, path = ''): Difference[] {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const length = Math.max(expected.length, actual.length);
    return Array.from({ length }, (_, i) => differences(expected[i], actual[i], below(path, i))).flat();
  }
  if (isJsonObject(expected) && isJsonObject(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].flatMap((key) => differences(own(expected, key), own(actual, key), below(path, key)));
  }
  const [left, right] = [JSON.stringify(expected), JSON.stringify(actual)];
  return left === right ? [] : [{ path, expected: left, actual: right }];
}

function own(object: Readonly<Record<string, Json>>, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function below(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}
