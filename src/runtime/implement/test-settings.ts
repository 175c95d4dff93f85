import type { IntegrationDefinition } from '../../definition/integration.js';
import { startRunClock } from '../host/run-clock.js';
import type { ImplementationParts } from './implementation.js';
import type { TokenHost } from './kept-token.js';
import { commandSeconds, openContext } from './open-context.js';
import { readSettings } from './settings.js';

/** Runs the author's own Test. */
export function testSettings(
  host: TokenHost,
  definition: IntegrationDefinition,
  parts: ImplementationParts,
): string {
  const clock = startRunClock(host, commandSeconds);
  const values = readSettings(host, definition);
  parts.test?.(openContext(host, definition, parts, values, clock, 1));
  return 'ok';
}
