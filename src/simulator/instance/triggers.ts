import type { Trigger } from '../../definition/integration.js';
import { isJsonObject, type Json, type JsonObject } from '../../shared/json.js';
import { isFilled } from './parameter-values.js';

type Effect = Trigger['effects'][number]['action'];

/** What the triggers of a form do to its parameters, by name. The effects of a later trigger win. */
export function triggeredEffects(
  triggers: readonly Trigger[],
  values: JsonObject,
): ReadonlyMap<string, Effect> {
  const effects = new Map<string, Effect>();
  for (const trigger of triggers) {
    if (!trigger.conditions.every((condition) => holds(condition, values[condition.name]))) continue;
    for (const { name, action } of trigger.effects) effects.set(name, { ...effects.get(name), ...action });
  }
  return effects;
}

function holds(condition: Trigger['conditions'][number], value: Json | undefined): boolean {
  switch (condition.operator) {
    case 'exists':
      return isFilled(value);
    case 'not_exists':
      return !isFilled(value);
    case 'equal':
      return comparable(value) === condition.value;
    case 'not_equal':
      return comparable(value) !== condition.value;
  }
}

/** Checkboxes compare as 'true' and 'false', lists as comma text. */
function comparable(value: Json | undefined): string {
  return isJsonObject(value) || value === undefined ? '' : String(value);
}
