import { readFile } from 'node:fs/promises';
import { type SchemaMismatch, schemaMismatches } from '../../shared/check-schema.js';
import { messageOf } from '../../shared/errors.js';
import { fileProblem, hasCode } from '../../shared/file-problem.js';
import { mapOf, nonEmptyText, oneOf, record } from '../../shared/json-schema.js';
import { suggestion } from '../../shared/nearest-name.js';
import { parseJson } from '../../shared/parse-json.js';
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

const secret = record(['env'], { env: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' } });

const tenantProperties = {
  url: nonEmptyText,
  keyId: { type: 'string', pattern: '^[0-9]+$' },
  keyType: oneOf('standard', 'advanced'),
  key: secret,
  caFile: nonEmptyText,
  playground: nonEmptyText,
  collector: record([], { url: nonEmptyText, key: secret }),
};

const tenantsFileSchema = record(['tenants'], {
  default: nonEmptyText,
  tenants: { ...mapOf(record(['url', 'keyId'], tenantProperties)), minProperties: 1 },
});

/** Reads a file of tenants; undefined when there is none. Throws a TenantError that names each fault by its place. */
export async function readTenantsFile(path: string): Promise<TenantsFile | undefined> {
  const content = await readIfThere(path);
  if (content === undefined) return undefined;
  const value = parse(content);
  const mismatches = schemaMismatches(tenantsFileSchema, value, 'all');
  if (mismatches.length > 0) throw invalid(mismatches.map((each) => `  ${describe(each)}`).join('\n'));
  const parsed = value as TenantsFile;
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
    if (hasCode(error, 'ENOENT')) return undefined;
    throw invalid(`  It cannot be read: ${fileProblem(error)}.`, { cause: error });
  }
}

function parse(content: string): unknown {
  try {
    return parseJson(content);
  } catch (error) {
    throw invalid(`  It is not JSON: ${messageOf(error)}.`);
  }
}

/** Names what is wrong, never the value: it may be a secret that was put into the wrong place. */
function describe({ pointer, kind, key = '', message }: SchemaMismatch): string {
  const place = pointer || '/';
  if (/\/key$/.test(pointer) && kind === 'wrong-type') {
    return `${place} must name an environment variable, as in {"env": "CORTEX_KEY"}. Never put a secret into this file; if it holds one, replace that key.`;
  }
  if (kind === 'unknown-key') {
    const known = /^\/tenants\/[^/]+$/.test(pointer) ? Object.keys(tenantProperties) : [];
    return `${place} has the unknown key "${key}". ${known.length > 0 ? suggestion(key, known) : ''}`.trimEnd();
  }
  return `${place} ${message}.`;
}

const form = '{"tenants": {"dev": {"url": "https://api-...", "keyId": "12", "key": {"env": "CORTEX_KEY"}}}}';

function invalid(faults: string, options?: ErrorOptions): TenantError {
  return new TenantError(
    'tenants-file',
    'user',
    `${tenantsFileName} is not usable.\n${faults}\nIts form: ${form}`,
    options,
  );
}
