import { isJsonObject, type Json, type JsonObject } from '../../../shared/json.js';
import type { StateSnapshot } from '../../../simulator/instance/instance-state.js';
import type { StateChange } from '../../protocol.js';
import { deepest, isTooDeep } from '../data/json-depth.js';

/** The state of an instance for showing: texts that hold a JSON object or array are taken apart. */
export function shownState({ lastRun, integrationContext }: StateSnapshot): JsonObject {
  return {
    lastRun: takenApart(lastRun),
    integrationContext: takenApart({ ...integrationContext.context }),
  };
}

/** What differs between two states, in the order of their names. Arrays are compared item by item. */
export function stateChanges(before: JsonObject, after: JsonObject): StateChange[] {
  return [...changesAt([], before, after)];
}

function* changesAt(path: readonly string[], before: Json, after: Json): Generator<StateChange> {
  const [left, right] = [fieldsOf(before), fieldsOf(after)];
  if (left === undefined || right === undefined || Array.isArray(before) !== Array.isArray(after)) {
    if (before !== after) yield { path, kind: 'changed', before, after };
    return;
  }
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const [was, is] = [left.get(name), right.get(name)];
    const place = [...path, name];
    if (was === undefined && is !== undefined) yield { path: place, kind: 'added', after: is };
    else if (was !== undefined && is === undefined) yield { path: place, kind: 'removed', before: was };
    else if (was !== undefined && is !== undefined) yield* changesAt(place, was, is);
  }
}

function fieldsOf(value: Json): Map<string, Json> | undefined {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}

/** Texts within texts each add to the depth, so that no nesting of theirs goes beyond what can be walked through. */
function takenApart(value: Json, depth = 0): Json {
  if (typeof value === 'string')
    return depth < deepest && /^\s*[[{]/.test(value) && !isTooDeep(value) ? parsed(value, depth) : value;
  if (Array.isArray(value)) return value.map((item) => takenApart(item, depth + 1));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, takenApart(item, depth + 1)]));
}

function parsed(text: string, depth: number): Json {
  try {
    return takenApart(JSON.parse(text), depth);
  } catch {
    return text;
  }
}
