import { isJsonObject, type Json, type JsonObject } from '../shared/json.js';
import type { YamlPath } from './yaml-item.js';

/** Something that a pack says otherwise than the file that was imported. */
export interface YamlDifference {
  readonly path: YamlPath;
  /** Absent where the file says nothing of it. */
  readonly before?: Json;
  /** Absent where the pack says nothing of it. */
  readonly after?: Json;
}

/** Lists whose items have names, which say more than their places. */
const nameKeys: readonly string[] = ['name', 'contextPath'];

/**
 * What two YAML files of an item say differently, by meaning: not the order of keys and of named items, not what is
 * left out where that is the default, and not how a value is spelled.
 */
export function differencesOf(before: Json, after: Json): YamlDifference[] {
  return [...compare(before, after, [])];
}

function* compare(
  before: Json | undefined,
  after: Json | undefined,
  path: YamlPath,
): Iterable<YamlDifference> {
  if (meansNothing(before) && meansNothing(after)) return;
  if (isJsonObject(before) && isJsonObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      yield* compare(before[key], after[key], [...path, key]);
  } else if (Array.isArray(before) && Array.isArray(after)) {
    yield* compareLists(before, after, path);
  } else if (Array.isArray(after) && typeof before === 'string') {
    yield* compareLists([before], after, path);
  } else if (!alike(before, after, path)) {
    yield {
      path,
      ...(meansNothing(before) ? {} : { before: before as Json }),
      ...(meansNothing(after) ? {} : { after: after as Json }),
    };
  }
}

function* compareLists(
  before: readonly Json[],
  after: readonly Json[],
  path: YamlPath,
): Iterable<YamlDifference> {
  const key = nameKeys.find((name) =>
    [...before, ...after].every((item) => isJsonObject(item) && name in item),
  );
  if (key === undefined) {
    const length = Math.max(before.length, after.length);
    for (let place = 0; place < length; place += 1)
      yield* compare(before[place], after[place], [...path, place]);
    return;
  }
  const others = new Map((after as JsonObject[]).map((item) => [item[key], item]));
  for (const [place, item] of (before as JsonObject[]).entries()) {
    yield* compare(item, others.get(item[key]), [...path, place]);
    others.delete(item[key]);
  }
  for (const [name, item] of others) yield { path: [...path, String(name)], after: item };
}

/** What a reader of the file takes for not there. */
function meansNothing(value: Json | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    value === false ||
    value === 'false' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}

/** Values that are written in several ways. */
function alike(before: Json | undefined, after: Json | undefined, path: YamlPath): boolean {
  if (typeof before === 'object' || typeof after === 'object' || before === undefined || after === undefined)
    return false;
  if (String(before) === String(after)) return true;
  const isOutputType = path.at(-1) === 'type' && path.includes('outputs');
  if (isOutputType) return String(before).toLowerCase() === String(after).toLowerCase();
  // Block scalars end in a line break.
  return String(before).trim() === String(after).trim();
}
