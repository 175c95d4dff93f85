import { resolve } from 'node:path';
import type { Environment } from '../../shared/environment.js';
import { suggestion } from '../../shared/nearest-name.js';
import { type ApiKey, checkKey, type KeyKind, keyVariables } from './api-key.js';
import { Secret } from './secret.js';
import { TenantError } from './tenant-error.js';
import { recogniseTenantUrl, type TenantUrl } from './tenant-url.js';
import {
  type DeclaredTenant,
  readTenantsFile,
  type SecretReference,
  tenantsFileName,
} from './tenants-file.js';

export interface Trust {
  /** PEM files of certificate authorities to trust as well. */
  readonly caFiles: readonly string[];
  readonly verifyCertificates: boolean;
}

/** A tenant with everything that is needed to talk to it. */
export interface Tenant extends Trust {
  readonly name: string;
  readonly url: TenantUrl;
  readonly key: ApiKey;
  /** The environment variable that the key came from, or the terminal. */
  readonly keyOrigin: string;
  /** The investigation in which commands run; absent: looked for. */
  readonly playground?: string;
}

export interface TenantChoice {
  /** The folder of the project. */
  readonly root: string;
  /** A name in the file of tenants; absent for the one of the environment, or the default of the file. */
  readonly name?: string | undefined;
}

export interface TenantSources {
  readonly env: Environment;
  /** Asks the user for a secret. Throws a TenantError with the advice where nobody can be asked. */
  readonly askSecret: (question: string, advice: string) => Promise<string>;
}

/** A tenant as it is declared, in the file or by the environment. */
export interface NamedDeclaration {
  readonly name: string;
  readonly declared: DeclaredTenant;
}

/** The name of the tenant that the variables of the environment describe. */
const environmentTenant = 'environment';

/**
 * Finds the declaration of a tenant: the one named, else that of the environment, else the default of the file.
 * Throws a TenantError when there is none.
 */
export async function findDeclaration(
  { root, name }: TenantChoice,
  env: Environment,
): Promise<NamedDeclaration> {
  if (name === environmentTenant || (name === undefined && env.DEMISTO_BASE_URL)) {
    return { name: environmentTenant, declared: declaredByEnvironment(env) };
  }
  const file = await readTenantsFile(resolve(root, tenantsFileName));
  const names = Object.keys(file?.tenants ?? {});
  const chosen = name ?? file?.default ?? (names.length === 1 ? names[0] : undefined);
  if (chosen === undefined) throw noTenant(names, env);
  const declared = file?.tenants[chosen];
  if (declared !== undefined) return { name: chosen, declared };
  throw new TenantError(
    'tenant-unknown',
    'user',
    file === undefined
      ? `There is no ${tenantsFileName} in this folder to declare the tenant "${chosen}". Run the command where it is, or name the tenant of DEMISTO_BASE_URL with --tenant environment.`
      : `${tenantsFileName} has no tenant "${chosen}". ${suggestion(chosen, names)}`,
  );
}

/** Finds a tenant and its key. Throws a TenantError for a tenant or a key that is missing or not usable. */
export async function findTenant(choice: TenantChoice, sources: TenantSources): Promise<Tenant> {
  const { name, declared } = await findDeclaration(choice, sources.env);
  const url = recogniseTenantUrl(declared.url);
  const wanted = {
    question: `API key of the tenant ${name}`,
    advice:
      name === environmentTenant
        ? 'Set DEMISTO_API_KEY for a Standard key, or DEMISTO_ADVANCED_API_KEY for an Advanced one.'
        : `Name a variable that holds it in ${tenantsFileName}, in the tenant ${name}: "key": {"env": "NAME"}.`,
  };
  const { secret, origin } = await findSecret(declared.key, wanted, sources);
  const key: ApiKey = { kind: declared.keyType ?? 'standard', id: declared.keyId, secret };
  checkKey(key, origin);
  return {
    name,
    url,
    key,
    keyOrigin: origin,
    ...(declared.playground === undefined ? {} : { playground: declared.playground }),
    ...trustOf(declared, choice.root, sources.env),
  };
}

/** The variables are those of the platform's own client, in which a signed key and the newer name of the id win. */
function declaredByEnvironment(env: Environment): DeclaredTenant {
  const keyType: KeyKind = env.DEMISTO_ADVANCED_API_KEY ? 'advanced' : 'standard';
  const variable = keyVariables[keyType];
  const keyId = env.DEMISTO_API_KEY_ID || env.XSIAM_AUTH_ID;
  if (!env.DEMISTO_BASE_URL) throw noTenant([], env);
  if (!keyId) {
    throw new TenantError(
      'key',
      'user',
      'DEMISTO_BASE_URL is set, but neither DEMISTO_API_KEY_ID nor XSIAM_AUTH_ID. ' +
        'Set one of them to the ID of the key, which is next to it on the page for API keys.',
    );
  }
  return { url: env.DEMISTO_BASE_URL, keyId, keyType, ...(env[variable] ? { key: { env: variable } } : {}) };
}

/** Whom to trust on the way to a declared tenant. */
export function trustOf(declared: DeclaredTenant, root: string, env: Environment): Trust {
  const fromFile = declared.caFile === undefined ? [] : [resolve(root, declared.caFile)];
  const files = [...fromFile, env.SSL_CERT_FILE ?? '', env.NODE_EXTRA_CA_CERTS ?? ''];
  return {
    caFiles: [...new Set(files.filter((file) => file !== ''))],
    verifyCertificates: !/^(false|0|no)$/i.test(env.DEMISTO_VERIFY_SSL ?? ''),
  };
}

export interface WantedSecret {
  /** What it is, in words. */
  readonly question: string;
  /** How to give it where nobody can be asked. */
  readonly advice: string;
}

/**
 * The secret that a reference names, or what the user answers when there is no reference.
 * Throws a TenantError for a variable that is not set.
 */
export async function findSecret(
  reference: SecretReference | undefined,
  { question, advice }: WantedSecret,
  { env, askSecret }: TenantSources,
): Promise<{ readonly secret: Secret; readonly origin: string }> {
  if (reference === undefined)
    return { secret: new Secret(await askSecret(question, advice)), origin: 'the terminal' };
  const value = env[reference.env];
  if (!value) {
    throw new TenantError(
      'key',
      'user',
      `The environment variable ${reference.env} is not set. Set it to the ${question}.`,
    );
  }
  return { secret: new Secret(value), origin: reference.env };
}

function noTenant(names: readonly string[], env: Environment): TenantError {
  const given = [...Object.values(keyVariables), 'DEMISTO_API_KEY_ID', 'XSIAM_AUTH_ID'].filter(
    (name) => env[name],
  );
  if (names.length > 0) {
    const choice = `Name one with --tenant: ${names.join(', ')}. Or give ${tenantsFileName} a "default".`;
    return new TenantError('tenant-unknown', 'user', `No tenant chosen. ${choice}`);
  }
  return new TenantError(
    'tenant-unknown',
    'user',
    given.length > 0
      ? `No tenant configured: ${given.join(' and ')} ${given.length === 1 ? 'is' : 'are'} set, but DEMISTO_BASE_URL is not. Set it to the API URL, which is on the page for API keys of the tenant:\n  ${urlToPaste}`
      : `No tenant configured. Create an API key on the page for API keys of your tenant. Then declare the tenant in ${tenantsFileName}, or set these variables:\n${exportsToPaste}`,
  );
}

const urlToPaste = 'export DEMISTO_BASE_URL=https://api-<tenant>.xdr.<region>.paloaltonetworks.com';

const exportsToPaste = [urlToPaste, 'export XSIAM_AUTH_ID=<ID of the key>', 'export DEMISTO_API_KEY=<key>']
  .map((line) => `  ${line}`)
  .join('\n');
