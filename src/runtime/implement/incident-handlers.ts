import type { IntegrationDefinition } from '../../definition/integration.js';
import type { EventSource } from '../collector/event-source.js';
import type { CommandHandlers } from '../commands/integration.js';
import { startRunClock } from '../host/run-clock.js';
import { fetchIncidents, type IncidentFetch } from '../incidents/fetch-incidents.js';
import { mirroringHandlers } from '../incidents/mirroring.js';
import { testIncidents } from '../incidents/test-incidents.js';
import { configurationFailure } from '../values/failure.js';
import type { ImplementationParts } from './implementation.js';
import type { TokenHost } from './kept-token.js';
import { commandSeconds, type OpenContext, openContext } from './open-context.js';
import { pageSource } from './page-source.js';
import { readSettings } from './settings.js';
import { testSettings } from './test-settings.js';

/** What the platform asks an integration for that fetches incidents; nothing for others. */
export function incidentHandlers(
  host: TokenHost,
  definition: IntegrationDefinition,
  parts: ImplementationParts,
): CommandHandlers {
  const { incidents } = definition;
  if (!incidents) return {};
  const open = (): IncidentFetch => {
    const values = readSettings(host, definition);
    return {
      host,
      incidents,
      values,
      open: (clock) => incidentSource(openContext(host, definition, parts, values, clock, 1), parts),
    };
  };
  const context = () => {
    const clock = startRunClock(host, commandSeconds);
    return openContext(host, definition, parts, readSettings(host, definition), clock, 1);
  };
  return {
    'test-module': () => {
      testSettings(host, definition, parts);
      return testIncidents(open());
    },
    'fetch-incidents': () => fetchIncidents(open()),
    ...(incidents.mirroring && mirroringHandlers(host, incidents, parts.mirroring ?? {}, context)),
  };
}

function incidentSource(context: OpenContext, parts: ImplementationParts): EventSource {
  return pageSource(context, (key, request) => {
    const read = parts.incidents?.[key];
    if (!read) throw configurationFailure(`The integration has no code for the incidents "${key}".`);
    const { incidents, ...page } = read(context, request);
    return { ...page, records: incidents };
  });
}
