import { isJsonObject } from '../cortex/json.js';
import { objectsIn } from './pack-zip.js';
import type { TenantClient } from './tenant-client.js';
import { TenantError } from './tenant-error.js';

/** What a tenant says that it has. */
export interface Inventory {
  readonly packs: readonly InstalledPack[];
  readonly integrations: readonly InstalledIntegration[];
  /** By kind of item: names and ids; a kind that this tenant does not list is absent. */
  readonly others: { readonly [kind: string]: readonly InstalledItem[] };
}

export interface InstalledPack {
  readonly id: string;
  readonly name: string;
  readonly version: string;
}

export interface InstalledItem {
  readonly id: string;
  readonly name: string;
  /** Came with a pack; a single item that somebody imported did not. Absent when the tenant does not say. */
  readonly system?: boolean;
}

export interface InstalledIntegration extends InstalledItem {
  /** Absent when the tenant lists no commands. */
  readonly commands?: readonly { readonly name: string; readonly arguments: readonly string[] }[];
  readonly parameters?: readonly string[];
  /** Absent when the tenant keeps the code of packs to itself. */
  readonly script?: string;
}

/** Kinds of items beside integrations that an API lists, and where in its answer. */
const listings: Readonly<Record<string, { readonly path: string; readonly field: string }>> = {
  script: { path: '/xsoar/automation/search', field: 'scripts' },
  playbook: { path: '/xsoar/playbook/search', field: 'playbooks' },
};

// More than any tenant has: the server pages when it is not told.
const everything = { page: 0, size: 10_000 };

/** Asks the tenant for its packs, its integrations, and its items of the given kinds where it lists them. */
export async function readInventory(client: TenantClient, kinds: Iterable<string> = []): Promise<Inventory> {
  const packs = await listPacks(client);
  const { configurations } = await searchIntegrations(client);
  const others: { [kind: string]: readonly InstalledItem[] } = {};
  for (const kind of new Set(kinds)) {
    const listed = await listOthers(client, kind);
    if (listed !== undefined) others[kind] = listed;
  }
  return { packs, integrations: configurations.map(toIntegration), others };
}

async function listPacks(client: TenantClient): Promise<InstalledPack[]> {
  const path = '/xsoar/contentpacks/metadata/installed';
  const answer = await client.call({ method: 'GET', path, repeatable: true });
  if (!Array.isArray(answer)) throw unexpected(client, path, 'no list of packs');
  return objectsIn(answer).map(({ id, name, currentVersion }) => ({
    id: String(id),
    name: String(name),
    version: String(currentVersion),
  }));
}

export interface IntegrationSearch {
  /** Definitions, in the tenant's own spelling. */
  readonly configurations: ReturnType<typeof objectsIn>;
  readonly instances: ReturnType<typeof objectsIn>;
}

/** The definitions and instances of integrations on the tenant. */
export async function searchIntegrations(client: TenantClient): Promise<IntegrationSearch> {
  const path = '/xsoar/settings/integration/search';
  const answer = await client.call({ method: 'POST', path, json: everything, limit: 120, repeatable: true });
  if (!isJsonObject(answer) || !Array.isArray(answer.configurations)) {
    throw unexpected(client, path, 'no list of integrations');
  }
  return { configurations: objectsIn(answer.configurations), instances: objectsIn(answer.instances) };
}

function toIntegration(configuration: ReturnType<typeof objectsIn>[number]): InstalledIntegration {
  const { id, name, display, system, integrationScript, configuration: parameters } = configuration;
  const script = isJsonObject(integrationScript) ? integrationScript : {};
  return {
    id: String(id ?? name),
    name: String(display ?? name),
    ...(typeof system === 'boolean' ? { system } : {}),
    ...(Array.isArray(script.commands)
      ? {
          commands: objectsIn(script.commands).map((command) => ({
            name: String(command.name),
            arguments: objectsIn(command.arguments).map((argument) => String(argument.name)),
          })),
        }
      : {}),
    ...(Array.isArray(parameters)
      ? { parameters: objectsIn(parameters).map((entry) => String(entry.name)) }
      : {}),
    ...(typeof script.script === 'string' && script.script !== '' ? { script: script.script } : {}),
  };
}

/** Undefined when this tenant has no such list, or not for this key: then nothing is known of such items. */
async function listOthers(client: TenantClient, kind: string): Promise<InstalledItem[] | undefined> {
  const listing = listings[kind];
  if (listing === undefined) return undefined;
  try {
    const answer = await client.call({
      method: 'POST',
      path: listing.path,
      json: everything,
      repeatable: true,
    });
    const listed = isJsonObject(answer) ? answer[listing.field] : undefined;
    if (!Array.isArray(listed)) return undefined;
    return objectsIn(listed).map(({ id, name, system }) => ({
      id: String(id),
      name: String(name),
      ...(typeof system === 'boolean' ? { system } : {}),
    }));
  } catch (error) {
    if (error instanceof TenantError && error.code === 'refused') return undefined;
    throw error;
  }
}

function unexpected({ tenant }: TenantClient, path: string, what: string): TenantError {
  return new TenantError(
    'unexpected-answer',
    'remote',
    `The tenant ${tenant.name} answered ${path} with ${what}. Check the API URL with \`cortex-pack doctor\`.`,
  );
}
