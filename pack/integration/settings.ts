import { type Credentials, labelOf, type ParameterValues, parametersIn } from 'cortex-pack/definition';
import { configurationFailure, type Host, parseTime, parseUrl, readParameters } from 'cortex-pack/runtime';
import { authorizationTypes } from '../definition/authorization.js';
import { parameters } from '../definition/parameters.js';

export interface Settings {
  readonly values: ParameterValues<typeof parameters>;
  /** The root of the API, such as `https://api.cloudflare.com/client/v4`. */
  readonly apiRoot: string;
  /** The headers that sign a request in. */
  readonly authorization: { readonly [name: string]: string };
  readonly usesToken: boolean;
}

/**
 * Reads and checks the instance's parameters, and has the host redact the secrets from then on.
 * Throws a configuration failure that names the field.
 */
export function readSettings(host: Host): Settings {
  const values = readParameters(parametersIn(host.runtime, parameters), host.params, host.now());
  host.redact([
    values.token_credentials.password,
    values.credentials.password,
    values.http_collector_key.password,
  ]);
  refuseFuture(values.first_fetch, host.now());
  const usesToken = values.auth_type === authorizationTypes.token;
  return {
    values,
    apiRoot: apiRoot(values.url),
    authorization: usesToken ? tokenHeaders(values) : globalKeyHeaders(values),
    usesToken,
  };
}

/** Until that time a first fetch would find nothing, and nobody would know why. */
function refuseFuture(firstFetch: string, now: number): void {
  const start = parseTime(firstFetch, now);
  if (start === undefined || start * 1000 <= now) return;
  throw configurationFailure(
    `${labelOf(parameters.first_fetch)} is in the future: "${firstFetch}". Enter how far back the first fetch shall start, such as 2 hours.`,
  );
}

function apiRoot(text: string): string {
  const url = parseUrl(text);
  if (url === undefined) throw configurationFailure(`${labelOf(parameters.url)} is no URL.`);
  const root = url.origin + url.path;
  return /\/client\/v4$/.test(root) ? root : `${root}/client/v4`;
}

const { token: tokenType, globalKey: keyType } = authorizationTypes;
const typeLabel = labelOf(parameters.auth_type);

function tokenHeaders({ credentials, token_credentials }: Settings['values']): Settings['authorization'] {
  refuseOther(credentials, labelOf(parameters.credentials), tokenType, keyType);
  requireValue(token_credentials.password, labelOf(parameters.token_credentials), tokenType);
  return { Authorization: `Bearer ${token_credentials.password}` };
}

function globalKeyHeaders({ credentials, token_credentials }: Settings['values']): Settings['authorization'] {
  const { identifier, password } = credentials;
  refuseOther(token_credentials, labelOf(parameters.token_credentials), keyType, tokenType);
  requireValue(identifier, parameters.credentials.display, keyType);
  requireValue(password, parameters.credentials.displayPassword, keyType);
  return { 'X-Auth-Email': identifier, 'X-Auth-Key': password };
}

function requireValue(value: string, label: string, type: string): void {
  if (value !== '') return;
  throw configurationFailure(
    `${label} is missing. ${typeLabel} "${type}" needs it. Enter it in the settings of the instance.`,
  );
}

/** The form hides the fields of the other type, so the message must say how to reach them. */
function refuseOther(other: Credentials, label: string, type: string, otherType: string): void {
  if (other.identifier === '' && other.password === '') return;
  throw configurationFailure(
    `${typeLabel} is "${type}", but ${label} is filled in too. Switch ${typeLabel} back to "${otherType}", empty the field, and switch to "${type}" again.`,
  );
}
