import type { ScriptDefinition } from './script.js';
import type { StrictScript } from './strict.js';

/** Declares an automation script. The types refuse every key that nothing reads, at its place. */
export function defineScript<const D extends ScriptDefinition>(
  definition: D & ScriptDefinition & StrictScript<D>,
): D {
  return definition;
}
