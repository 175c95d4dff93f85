import type { IntegrationDefinition } from '../../definition/integration.js';
import type { Collector, CollectorValues } from '../collector/collector.js';
import { collectorCommands } from '../collector/collector-commands.js';
import type { CommandHandlers } from '../commands/integration.js';
import { configurationFailure } from '../values/failure.js';
import type { ImplementationParts } from './implementation.js';
import type { TokenHost } from './kept-token.js';
import { openContext, userAgentOf } from './open-context.js';
import { pageSource } from './page-source.js';
import { readSettings } from './settings.js';
import { testSettings } from './test-settings.js';

/** What the platform asks a collector for; nothing for an integration without events. */
export function eventHandlers(
  host: TokenHost,
  definition: IntegrationDefinition,
  parts: ImplementationParts,
): CommandHandlers {
  const { events } = definition;
  if (!events) return {};
  const open = (): Collector => {
    const values = readSettings(host, definition);
    return {
      host,
      events,
      values: values as unknown as CollectorValues,
      userAgent: userAgentOf(definition),
      open(clock) {
        const context = openContext(host, definition, parts, values, clock, 1);
        return pageSource(context, (key, request) => {
          const read = parts.streams?.[key];
          if (!read) throw configurationFailure(`The integration has no code for the stream "${key}".`);
          return read(context, request);
        });
      },
    };
  };
  const handlers = collectorCommands(events, open);
  return {
    ...handlers,
    'test-module': () => {
      if (parts.test) testSettings(host, definition, parts);
      return handlers['test-module']?.();
    },
  };
}
