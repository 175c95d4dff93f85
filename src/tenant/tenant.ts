import { resolve } from 'node:path';
import { suggestion } from '../cortex/nearest-name.js';
import { type ApiKey, checkKey, type KeyKind } from './api-key.js';
import { Secret } from './secret.js';
import { TenantError } from './tenant-error.js';
import { recogniseTenantUrl, type TenantUrl } from './tenant-url.js';
import {
  type DeclaredCollector,
  type DeclaredTenant,
  readTenantsFile,
  type SecretReference,
  tenantsFileName,
} from './tenants-file.js';

export type Environment = { readonly [name: string]: string | undefined };

/** A tenant with everything that is needed to talk to it. */
export interface Tenant {
  readonly name: string;
  readonly url: TenantUrl;
  readonly key: ApiKey;
  /** The environment variable that the key came from, or the terminal. */
  readonly keyOrigin: string;
  /** PEM files of certificate authorities to trust as well. */
  readonly caFiles: readonly string[];
  readonly verifyCertificates: boolean;
  readonly playground?: string;
  readonly collector: DeclaredCollector;
}

export interface TenantRequest {
  /** The folder of the project. */
  readonly root: string;
  /** A name in the file of tenants; absent for the one of the environment, or the default of the file. */
  readonly name?: string | undefined;
}

export interface TenantSources {
  readonly env: Environment;
  /** Asks the user for a secret. Throws a TenantError where nobody can be asked. */
  readonly askSecret: (question: string) => Promise<string>;
}

/**
 * Finds a tenant by its name, or the one that the environment describes, and its key.
 * Throws a TenantError for a tenant or a key that is missing or not usable.
 */
export async function findTenant({ root, name }: TenantRequest, sources: TenantSources): Promise<Tenant> {
  if (name === undefined && sources.env.DEMISTO_BASE_URL) return environmentTenant(sources);
  const file = await readTenantsFile(resolve(root, tenantsFileName));
  const names = Object.keys(file?.tenants ?? {});
  const chosen = name ?? file?.default ?? (names.length === 1 ? names[0] : undefined);
  if (chosen === undefined) throw noTenant(names);
  const declared = file?.tenants[chosen];
  if (declared === undefined) {
    throw new TenantError(
      'tenant-unknown',
      'user',
      `${tenantsFileName} has no tenant "${chosen}". ${suggestion(chosen, names)}`,
    );
  }
  return declaredTenant(root, chosen, declared, sources);
}

async function declaredTenant(
  root: string,
  name: string,
  declared: DeclaredTenant,
  sources: TenantSources,
): Promise<Tenant> {
  const question = `API key of the tenant ${name}`;
  const { secret, origin } = await findSecret(declared.key, question, sources);
  const trust = trustOf(sources.env, declared.caFile === undefined ? [] : [resolve(root, declared.caFile)]);
  return checked({
    name,
    url: recogniseTenantUrl(declared.url),
    key: { kind: declared.keyType ?? 'standard', id: declared.keyId, secret },
    keyOrigin: origin,
    ...(declared.playground === undefined ? {} : { playground: declared.playground }),
    collector: declared.collector ?? {},
    ...trust,
  });
}

/** The variables are those of the platform's own client, where a signed key and the newer name of the id win. */
async function environmentTenant(sources: TenantSources): Promise<Tenant> {
  const { env } = sources;
  const kind: KeyKind = env.DEMISTO_ADVANCED_API_KEY ? 'advanced' : 'standard';
  const variable = kind === 'advanced' ? 'DEMISTO_ADVANCED_API_KEY' : 'DEMISTO_API_KEY';
  const id = env.DEMISTO_API_KEY_ID || env.XSIAM_AUTH_ID;
  if (!id) {
    throw new TenantError(
      'key',
      'user',
      'DEMISTO_BASE_URL is set, but neither DEMISTO_API_KEY_ID nor XSIAM_AUTH_ID. ' +
        'Set one of them to the ID of the key, which stands beside it on the page for API keys.',
    );
  }
  const { secret, origin } = await findSecret(
    env[variable] ? { env: variable } : undefined,
    'API key of the tenant of DEMISTO_BASE_URL',
    sources,
  );
  return checked({
    name: 'environment',
    url: recogniseTenantUrl(env.DEMISTO_BASE_URL ?? ''),
    key: { kind, id, secret },
    keyOrigin: origin,
    collector: {},
    ...trustOf(env, []),
  });
}

function checked(tenant: Tenant): Tenant {
  checkKey(tenant.key, tenant.keyOrigin);
  return tenant;
}

function trustOf(env: Environment, caFiles: readonly string[]): Pick<Tenant, 'caFiles' | 'verifyCertificates'> {
  const fromEnvironment = [env.SSL_CERT_FILE, env.NODE_EXTRA_CA_CERTS].filter((file) => file !== undefined);
  return {
    caFiles: [...caFiles, ...fromEnvironment.filter((file) => file !== '')],
    verifyCertificates: !/^(false|0|no)$/i.test(env.DEMISTO_VERIFY_SSL ?? ''),
  };
}

/**
 * The secret that a reference names, or what the user answers when there is no reference.
 * Throws a TenantError for a variable that is not set.
 */
export async function findSecret(
  reference: SecretReference | undefined,
  question: string,
  { env, askSecret }: TenantSources,
): Promise<{ readonly secret: Secret; readonly origin: string }> {
  if (reference === undefined) return { secret: new Secret(await askSecret(question)), origin: 'the terminal' };
  const value = env[reference.env];
  if (!value) {
    throw new TenantError(
      'key',
      'user',
      `The environment variable ${reference.env} is not set. It is to hold: ${question}.`,
    );
  }
  return { secret: new Secret(value), origin: reference.env };
}

function noTenant(names: readonly string[]): TenantError {
  const choice =
    names.length === 0
      ? `Set DEMISTO_BASE_URL, DEMISTO_API_KEY and XSIAM_AUTH_ID, or declare tenants in ${tenantsFileName}.`
      : `Name one with --tenant: ${names.join(', ')}. Or give ${tenantsFileName} a "default".`;
  return new TenantError('tenant-unknown', 'user', `Which tenant is not said. ${choice}`);
}
