import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { messageOf } from '../../shared/errors.js';
import { suggestion } from '../../shared/nearest-name.js';
import type { KeyKind } from './api-key.js';
import { TenantError } from './tenant-error.js';

/** Where named tenants are declared, in the folder of the project. It holds no secret. */
export const tenantsFileName = 'cortex-tenants.json';

/** A secret by the name of the environment variable that holds it. */
export interface SecretReference {
  readonly env: string;
}

export interface DeclaredTenant {
  readonly url: string;
  readonly keyId: string;
  readonly keyType?: KeyKind;
  /** Absent: asked for on the terminal. */
  readonly key?: SecretReference;
  /** PEM file of a certificate authority to trust as well, relative to the project. */
  readonly caFile?: string;
  /** The id of the investigation in which `run` works. */
  readonly playground?: string;
  readonly collector?: DeclaredCollector;
}

export interface DeclaredCollector {
  /** Absent: the collector path below the API URL. */
  readonly url?: string;
  readonly key?: SecretReference;
}

export interface TenantsFile {
  /** The tenant that is meant when none is named. */
  readonly default?: string;
  readonly tenants: { readonly [name: string]: DeclaredTenant };
}

const text = { type: 'string', minLength: 1 };
const secret = record({ env: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' } }, ['env']);

function record(properties: object, required: readonly string[] = []) {
  return { type: 'object', properties, required, additionalProperties: false };
}

const tenant = record(
  {
    url: text,
    keyId: { type: 'string', pattern: '^[0-9]+$' },
    keyType: { enum: ['standard', 'advanced'] },
    key: secret,
    caFile: text,
    playground: text,
    collector: record({ url: text, key: secret }),
  },
  ['url', 'keyId'],
);

const matchesSchema = new Ajv({ allErrors: true }).compile<TenantsFile>(
  record({ default: text, tenants: { type: 'object', minProperties: 1, additionalProperties: tenant } }, [
    'tenants',
  ]),
);

/** Reads a file of tenants; undefined when there is none. Throws a TenantError that names each fault by its place. */
export async function readTenantsFile(path: string): Promise<TenantsFile | undefined> {
  const content = await readIfThere(path);
  if (content === undefined) return undefined;
  const parsed = parse(content);
  if (!matchesSchema(parsed)) {
    throw invalid((matchesSchema.errors ?? []).map((error) => `  ${describe(error)}`).join('\n'));
  }
  if (parsed.default !== undefined && parsed.tenants[parsed.default] === undefined) {
    throw invalid(
      `  /default names "${parsed.default}". ${suggestion(parsed.default, Object.keys(parsed.tenants))}`,
    );
  }
  return parsed;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw invalid(`  It cannot be read: ${messageOf(error)}.`, { cause: error });
  }
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // The parser's message quotes the text around the fault, where somebody may have put a key.
    throw invalid('  It is no JSON.');
  }
}

interface Fault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Names what is wrong, never the value: it may be a secret that was put into the wrong place. */
function describe({ instancePath, keyword, params, message }: Fault): string {
  const place = instancePath || '/';
  if (/\/key$/.test(instancePath) && keyword === 'type') {
    return `${place} must name an environment variable, as in {"env": "CORTEX_KEY"}. No secret belongs into this file: if it holds one, replace that key.`;
  }
  if (keyword === 'additionalProperties') {
    const unknown = String(params.additionalProperty);
    const known = /^\/tenants\/[^/]+$/.test(instancePath) ? Object.keys(tenant.properties) : [];
    return `${place} has the unknown key "${unknown}". ${known.length > 0 ? suggestion(unknown, known) : ''}`.trimEnd();
  }
  if (keyword === 'enum')
    return `${place} must be one of: ${String(params.allowedValues).replaceAll(',', ', ')}.`;
  return `${place} ${message ?? 'is not acceptable'}.`;
}

function invalid(faults: string, options?: ErrorOptions): TenantError {
  return new TenantError('tenants-file', 'user', `${tenantsFileName} is not usable.\n${faults}`, options);
}
