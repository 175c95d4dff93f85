import { collectorPath } from '../../spec/http-log-collector.js';
import type { Secret } from '../client/secret.js';
import {
  findDeclaration,
  findSecret,
  type TenantChoice,
  type TenantSources,
  type Trust,
  trustOf,
} from '../client/tenant.js';
import { recogniseTenantUrl } from '../client/tenant-url.js';
import { type DeclaredTenant, tenantsFileName } from '../client/tenants-file.js';

export interface CollectorSettings extends Trust {
  readonly url: string;
  readonly key: Secret;
}

/** The variable that people already have for the key of a collector. */
const keyVariable = 'XSIAM_COLLECTOR_TOKEN';

/**
 * Finds the HTTP Log Collector of a tenant and its key, without the API key of the tenant.
 * A URL given needs no tenant. Throws a TenantError for what is missing.
 */
export async function findCollector(
  choice: TenantChoice & { readonly url: string | undefined },
  sources: TenantSources,
): Promise<CollectorSettings> {
  const { env } = sources;
  const declared: DeclaredTenant =
    choice.url !== undefined && choice.name === undefined
      ? { url: '', keyId: '' }
      : (await findDeclaration(choice, env)).declared;
  const url =
    choice.url ?? declared.collector?.url ?? recogniseTenantUrl(declared.url).apiUrl + collectorPath;
  const reference = declared.collector?.key ?? (env[keyVariable] ? { env: keyVariable } : undefined);
  const wanted = {
    question: 'key of the HTTP Log Collector',
    advice: `Set ${keyVariable}, or name another variable in ${tenantsFileName}: "collector": {"key": {"env": "NAME"}}.`,
  };
  const { secret } = await findSecret(reference, wanted, sources);
  return { url, key: secret, ...trustOf(declared, choice.root, env) };
}
