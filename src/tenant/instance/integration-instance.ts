import { UserError } from '../../shared/errors.js';
import { isJsonObject, type Json, type JsonObject, objectsIn } from '../../shared/json.js';
import { suggestion } from '../../shared/nearest-name.js';
import type {
  ConfigurationParameter,
  InstalledIntegration,
} from '../../simulator/install/installed-integration.js';
import { configureInstance } from '../../simulator/instance/configure-instance.js';
import { type DeclaredInstance, refuseLiteralSecrets } from '../../simulator/instance/instance-file.js';
import { parameterTypes } from '../../spec/parameter-types.js';
import { type IntegrationSearch, searchIntegrations } from '../client/inventory.js';
import { Secret } from '../client/secret.js';
import type { TenantClient } from '../client/tenant-client.js';
import { TenantError } from '../client/tenant-error.js';

const testLimitSeconds = 240;

export interface InstanceChange {
  readonly name: string;
  readonly integration: string;
  readonly change: 'created' | 'updated';
}

export interface InstanceTest {
  readonly name: string;
  readonly ok: boolean;
  /** What the integration said; '' for nothing. */
  readonly message: string;
}

/**
 * Creates an instance on the tenant, or updates the one of that name. Parameters that the file leaves out get their
 * defaults. Throws a TenantError for an integration that is not there and for parameters that it does not take.
 */
export async function saveInstance(
  declared: DeclaredInstance & { readonly integration: string },
  client: TenantClient,
): Promise<InstanceChange> {
  const search = await searchIntegrations(client);
  const definition = findDefinition(declared.integration, search, client);
  const name = declared.name ?? String(definition.name);
  const existing = findInstance(name, search);
  if (existing !== undefined && existing.brand !== definition.name) {
    throw new TenantError(
      'instance',
      'user',
      `The tenant has an instance "${name}" of another integration, "${String(existing.brand)}". Choose another name.`,
    );
  }
  const data = dataOf(definition, declared);
  await redactingErrors(declared.secrets, () =>
    client.call({
      method: 'PUT',
      path: '/xsoar/settings/integration',
      about: 'answer to the saved instance',
      json: {
        id: '',
        version: 0,
        ...(existing === undefined ? {} : { id: existing.id ?? '', version: existing.version ?? 0 }),
        name,
        brand: definition.name ?? '',
        category: definition.category ?? '',
        configuration: definition,
        data,
        enabled: String(declared.enabled),
        isIntegrationScript: true,
        canSample: true,
        engine: '',
        passwordProtected: false,
      },
    }),
  );
  return { name, integration: declared.integration, change: existing === undefined ? 'created' : 'updated' };
}

/** Presses Test of an instance. Throws a TenantError when there is no such instance. */
export async function testInstance(name: string, client: TenantClient): Promise<InstanceTest> {
  const search = await searchIntegrations(client);
  const instance = findInstance(name, search);
  if (instance === undefined) {
    const names = search.instances.map((each) => String(each.name));
    throw new TenantError(
      'instance',
      'user',
      `The tenant ${client.tenant.name} has no instance "${name}". ${suggestion(name, names)}`,
    );
  }
  const answer = await client.call({
    method: 'POST',
    path: '/xsoar/settings/integration/test',
    about: 'result of Test',
    json: instance,
    limit: testLimitSeconds,
  });
  const { success, message } = isJsonObject(answer) ? answer : {};
  if (typeof success !== 'boolean') {
    throw new TenantError(
      'unexpected-answer',
      'remote',
      `The tenant ${client.tenant.name} answered the Test of "${name}" without saying whether it succeeded. Select Test in the form of the instance.`,
    );
  }
  return { name, ok: success, message: typeof message === 'string' ? message : '' };
}

function findDefinition(id: string, search: IntegrationSearch, client: TenantClient): JsonObject {
  const found = search.configurations.find((definition) => definition.id === id || definition.name === id);
  if (found !== undefined) return found;
  throw new TenantError(
    'instance',
    'user',
    `The tenant ${client.tenant.name} has no integration "${id}". Upload the pack first: \`cortex-pack upload\`.`,
  );
}

function findInstance(name: string, { instances }: IntegrationSearch): JsonObject | undefined {
  return instances.find((instance) => instance.name === name);
}

/** The filled form as the server keeps it: the definition of each parameter with its value. */
function dataOf(definition: JsonObject, declared: DeclaredInstance): JsonObject[] {
  const entries = objectsIn(definition.configuration);
  refuseLiteralSecrets(
    entries.map(({ name, type }) => ({ name: String(name), type: Number(type) })),
    declared,
  );
  const { params } = configured(definition, entries, declared);
  return entries.map((entry) => {
    const value = params[String(entry.name)];
    if (value === undefined) return { ...entry, hasvalue: false };
    return {
      ...entry,
      hasvalue: true,
      value: entry.type === parameterTypes.credentials ? credentialsValue(value) : value,
    };
  });
}

/** Checks the parameters as the form does, by the definition that the tenant has. */
function configured(
  definition: JsonObject,
  entries: readonly JsonObject[],
  { name, params }: DeclaredInstance,
) {
  const integration: InstalledIntegration = {
    id: String(definition.id),
    display: String(definition.display ?? definition.name),
    configuration: entries.map(toParameter),
    triggers: Array.isArray(definition.triggers)
      ? (definition.triggers as unknown as InstalledIntegration['triggers'])
      : [],
    commands: [],
    script: '',
    file: '',
    fetchesEvents: false,
    fetchesIncidents: false,
  };
  try {
    return configureInstance(integration, { name: name ?? integration.display, params });
  } catch (error) {
    if (error instanceof UserError) throw new TenantError('instance-file', 'user', error.message);
    throw error;
  }
}

/** The server writes some of the keys in another case than the YAML of the pack. */
function toParameter(entry: JsonObject): ConfigurationParameter {
  const { name, type, display, displayPassword, required, hidden, hiddenUsername, hiddenPassword } = entry;
  const defaultvalue = entry.defaultValue ?? entry.defaultvalue;
  return {
    name: String(name),
    type: Number(type),
    display: typeof display === 'string' ? display : '',
    displaypassword: String(displayPassword ?? entry.displaypassword ?? ''),
    required: required === true,
    hidden: hidden === true,
    hiddenusername: (hiddenUsername ?? entry.hiddenusername) === true,
    hiddenpassword: (hiddenPassword ?? entry.hiddenpassword) === true,
    ...(typeof defaultvalue === 'string' ? { defaultvalue } : {}),
    ...(Array.isArray(entry.options) ? { options: entry.options.map(String) } : {}),
  };
}

function credentialsValue(value: Json): JsonObject {
  const { identifier = '', password = '', credentials } = isJsonObject(value) ? value : {};
  const vaulted = isJsonObject(credentials) ? credentials.user : '';
  if (vaulted) {
    throw new TenantError(
      'instance-file',
      'user',
      'Credentials from a vault work only in the local Cortex. On a tenant, choose them in the form of the instance.',
    );
  }
  return { credential: '', identifier, password, passwordChanged: true };
}

/** A server may repeat what it was sent in what it says about it. */
async function redactingErrors<T>(secrets: readonly string[], act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof TenantError)) throw error;
    const message = secrets.reduce((text, secret) => new Secret(secret).removeFrom(text), error.message);
    throw new TenantError(error.code, error.origin, message);
  }
}
