import { type Credentials, labelOf, type ParameterValues } from 'cortex-pack/definition';
import {
  type CollectorValues,
  configurationFailure,
  type Host,
  parseUrl,
  readSettings,
  type SettingUrl,
} from 'cortex-pack/runtime';
import { authorizationTypes } from '../../definition/authorization.js';
import { cloudflare } from '../../definition/integration.js';
import { parameters } from '../../definition/parameters.js';

export interface Settings {
  readonly values: ParameterValues<typeof parameters>;
  /** Those that every collector has. */
  readonly collection: CollectorValues;
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
export function readCloudflareSettings(host: Host): Settings {
  const all = readSettings(host, cloudflare);
  const values = all as unknown as Settings['values'];
  const usesToken = values.auth_type === authorizationTypes.token;
  return {
    values,
    collection: all as unknown as CollectorValues,
    apiRoot: apiRoot(values.url),
    authorization: usesToken ? tokenHeaders(values) : globalKeyHeaders(values),
    usesToken,
  };
}

function apiRoot(text: string): string {
  const { origin, path } = parseUrl(text) as SettingUrl;
  const root = origin + path;
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
