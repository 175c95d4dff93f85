import { displayOf, type IntegrationDefinition } from '../../definition/integration.js';
import { labelOf, type Parameter } from '../../definition/parameter.js';
import type { RunClock } from '../host/run-clock.js';
import { type ApiConnection, type CountingApiClient, createApiClient } from './api-client.js';
import type { ImplementationParts } from './implementation.js';
import type { IntegrationContext } from './integration-context.js';
import type { FreshToken, TokenHost } from './kept-token.js';
import type { SettingValues } from './settings.js';

/** Seconds within which a command or Test starts requests. */
export const commandSeconds = 60;

export interface OpenContext extends IntegrationContext {
  readonly http: CountingApiClient;
}

/** @param tries times that a request is sent when it may work a little later */
export function openContext(
  host: TokenHost,
  definition: IntegrationDefinition,
  { connect, explain }: ImplementationParts,
  params: SettingValues,
  clock: RunClock,
  tries: number,
): OpenContext {
  const client = (connection: ApiConnection) =>
    createApiClient(host, {
      connection,
      insecure: params.insecure === true,
      proxy: params.proxy === true,
      userAgent: userAgentOf(definition),
      serviceName: displayOf(definition),
      clock,
      attempts: tries,
      explain,
      onUnauthorized: host.forgetToken,
      labels: labelsOf(definition),
    });
  const keepToken = (request: () => FreshToken) => host.keepToken(params, request);
  const connection = connect({ params, http: client({ url: '' }), host, keepToken });
  return { params, http: client(connection), host, keepToken };
}

/** Stable, because firewalls are told to let it through. */
export function userAgentOf(definition: IntegrationDefinition): string {
  return `cortex-${definition.id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

/** How messages name the settings that a request depends on. */
function labelsOf(definition: IntegrationDefinition) {
  const parameters = definition.parameters ?? {};
  const labels = (fits: (parameter: Parameter) => boolean, otherwise: string) => {
    const found: string[] = [];
    for (const name in parameters) {
      const parameter = parameters[name] as Parameter;
      if (fits(parameter)) found.push(labelOf(parameter));
    }
    return found.length === 0 ? otherwise : found.join(', ');
  };
  return {
    url: labels(({ kind }) => kind === 'url', 'the address'),
    secrets: labels(
      ({ kind }) => kind === 'secret' || kind === 'long-secret' || kind === 'credentials',
      'the settings',
    ),
  };
}
