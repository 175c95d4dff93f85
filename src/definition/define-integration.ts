import type { IntegrationDefinition } from './integration.js';
import type { Strict } from './strict.js';

/** Declares an integration. The types refuse every key that nothing reads, at its place. */
export function defineIntegration<const D extends IntegrationDefinition>(
  definition: D & IntegrationDefinition & Strict<D>,
): D {
  return definition;
}
