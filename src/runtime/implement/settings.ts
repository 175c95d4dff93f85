import { collectsEvents, fetchesIncidents } from '../../definition/abilities.js';
import { collectionParameters } from '../../definition/event-parameters.js';
import { type IntegrationDefinition, parametersOf } from '../../definition/integration.js';
import { type Credentials, labelOf, parametersIn } from '../../definition/parameter.js';
import { readParameters } from '../commands/parameters.js';
import type { Host } from '../host/host.js';
import { readContextCopy } from '../host/state-copies.js';
import { configurationFailure } from '../values/failure.js';
import { parseTime } from '../values/instant.js';

/** The values of an instance by the names of the parameters. */
export interface SettingValues {
  readonly [name: string]: unknown;
}

/**
 * Reads and checks the parameters of the instance, own and brought ones, and has the host redact the secrets from then on.
 * Throws a configuration failure that names the field.
 */
export function readSettings(host: Host, integration: IntegrationDefinition): SettingValues {
  const parameters = parametersIn(host.runtime, parametersOf(integration));
  const values: SettingValues = readParameters(parameters, host.params, host.now());
  const secrets: string[] = [];
  for (const name in parameters) {
    const kind = parameters[name]?.kind;
    if (kind === 'credentials') secrets.push((values[name] as Credentials).password);
    if (kind === 'secret' || kind === 'long-secret') secrets.push(values[name] as string);
  }
  host.redact(secrets);
  if ((collectsEvents && integration.events) || (fetchesIncidents && integration.incidents))
    refuseFuture(values.first_fetch as string, host);
  return values;
}

/** Until that time a first fetch would find nothing, and nobody would know why. It matters no more afterward. */
function refuseFuture(firstFetch: string, host: Host): void {
  const start = parseTime(firstFetch, host.now());
  if (start === undefined || start * 1000 <= host.now() || readContextCopy(host).sequence >= 0) return;
  throw configurationFailure(
    `${labelOf(collectionParameters.first_fetch)} is in the future: "${firstFetch}". Enter how far back the first fetch shall start, such as 2 hours.`,
  );
}
