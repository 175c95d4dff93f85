import { isJsonObject, objectsIn } from '../../shared/json.js';
import type { PackItem } from '../upload/pack-zip.js';
import { installedPacksPath, integrationSearchPath } from './api-paths.js';
import {
  findCorrelationRules,
  type ListedCorrelationRule,
  listCorrelationRules,
} from './correlation-rules.js';
import { type ListedDashboard, listDashboards } from './dashboards.js';
import { type Listing, listing } from './listing.js';
import { RefusedError } from './refused-error.js';
import type { TenantClient } from './tenant-client.js';
import { TenantError } from './tenant-error.js';

/** What a tenant says that it has. */
export interface Inventory {
  readonly packs: readonly PackOnTenant[];
  readonly integrations: readonly IntegrationOnTenant[];
  /** At least those with the names that were asked for. */
  readonly correlationRules: Listing<ListedCorrelationRule>;
  readonly dashboards: Listing<ListedDashboard>;
  /** By kind of item: names and ids; a kind that no API lists is absent. */
  readonly others: { readonly [K in PackItem['kind']]?: Listing<ItemOnTenant> };
}

export interface PackOnTenant {
  readonly id: string;
  readonly name: string;
  readonly version: string;
}

export interface ItemOnTenant {
  readonly id: string;
  readonly name: string;
  /** Came with a pack; a single item that somebody imported did not. Absent when the tenant does not say. */
  readonly system?: boolean;
}

export interface IntegrationOnTenant extends ItemOnTenant {
  /** Absent when the tenant lists no commands. */
  readonly commands?: readonly { readonly name: string; readonly arguments: readonly string[] }[];
  readonly parameters?: readonly string[];
  /** Absent when the tenant keeps the code of packs to itself. */
  readonly script?: string;
}

interface ItemListing {
  /** Where it was seen on tenants; then where the official client asks for it. */
  readonly paths: readonly [string, string?];
  /** Where in the answer of a search the items are; absent for a list that is read without one. */
  readonly field?: string;
}

const classifiers: ItemListing = { paths: ['/xsoar/classifier/search'], field: 'classifiers' };
const fields: ItemListing = { paths: ['/xsoar/public/v1/incidentfields'] };

/** Kinds of items next to integrations that the server's API lists (probes of tenants in September 2026). */
const listings: { readonly [K in PackItem['kind']]?: ItemListing } = {
  script: { paths: ['/xsoar/public/v1/automation/search', '/xsoar/automation/search'], field: 'scripts' },
  playbook: { paths: ['/xsoar/public/v1/playbook/search', '/xsoar/playbook/search'], field: 'playbooks' },
  'incident-field': fields,
  'indicator-field': fields,
  'incident-type': { paths: ['/xsoar/incidenttype'] },
  layout: { paths: ['/xsoar/layouts'] },
  classifier: classifiers,
  mapper: classifiers,
};

// More than any tenant has: the server pages when it is not told.
const everything = { page: 0, size: 10_000 };

/** Large tenants took up to 90 s for their playbooks, and minutes for their integrations. */
const longListSeconds = 300;

/** From so many rules on, reading all of the tenant takes fewer requests than asking for each by its name. */
const manyRules = 10;

/** Asks the tenant for what it has of the kinds of some items. */
export async function readInventory(
  client: TenantClient,
  items: readonly Pick<PackItem, 'kind' | 'name'>[] = [],
): Promise<Inventory> {
  const packs = await listPacks(client);
  const { configurations } = await searchIntegrations(client);
  const rules = items.filter(({ kind }) => kind === 'correlation-rule').map(({ name }) => name);
  const correlationRules = await listing(() => rulesNamed(client, rules));
  const dashboards = items.some(({ kind }) => kind === 'dashboard')
    ? await listing(() => listDashboards(client))
    : { listed: [] };
  const others: { [K in PackItem['kind']]?: Listing<ItemOnTenant> } = {};
  for (const kind of new Set(items.map((item) => item.kind))) {
    const where = listings[kind];
    if (where !== undefined) others[kind] = await listing(() => listOthers(client, where));
  }
  return { packs, integrations: configurations.map(toIntegration), correlationRules, dashboards, others };
}

/** At least the correlation rules of these names. Throws a TenantError. */
export async function rulesNamed(
  client: TenantClient,
  names: readonly string[],
): Promise<ListedCorrelationRule[]> {
  if (names.length > manyRules) return listCorrelationRules(client);
  const found: ListedCorrelationRule[] = [];
  for (const name of new Set(names)) found.push(...(await findCorrelationRules(client, name)));
  return found;
}

async function listPacks(client: TenantClient): Promise<PackOnTenant[]> {
  const path = installedPacksPath;
  const answer = await client.call({ method: 'GET', path, about: 'installed packs', repeatable: true });
  if (!Array.isArray(answer)) throw unexpected(client, path, 'a list of packs');
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
  const path = integrationSearchPath;
  const answer = await client.call({
    method: 'POST',
    path,
    about: 'integrations',
    json: everything,
    limit: longListSeconds,
    repeatable: true,
  });
  if (!isJsonObject(answer) || !Array.isArray(answer.configurations)) {
    throw unexpected(client, path, 'a list of integrations');
  }
  return { configurations: objectsIn(answer.configurations), instances: objectsIn(answer.instances) };
}

function toIntegration(configuration: ReturnType<typeof objectsIn>[number]): IntegrationOnTenant {
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

async function listOthers(client: TenantClient, { paths, field }: ItemListing): Promise<ItemOnTenant[]> {
  const [path, otherPath] = paths;
  try {
    return await listAt(client, path, field);
  } catch (error) {
    if (otherPath === undefined || !mayBeElsewhere(error)) throw error;
    return listAt(client, otherPath, field);
  }
}

async function listAt(
  client: TenantClient,
  path: string,
  field: string | undefined,
): Promise<ItemOnTenant[]> {
  const about = field ?? 'items';
  const answer = await client.call({
    ...(field === undefined ? { method: 'GET' } : { method: 'POST', json: everything }),
    path,
    about,
    limit: longListSeconds,
    repeatable: true,
  });
  const listed = field !== undefined && isJsonObject(answer) ? answer[field] : answer;
  // A list that is cut off would prove that an item is missing.
  const total = isJsonObject(answer) ? Number(answer.total ?? 0) : 0;
  if (!Array.isArray(listed) || listed.length < total)
    throw unexpected(client, path, `a whole list of ${about}`);
  return objectsIn(listed).map(({ id, name, system }) => ({
    id: String(id),
    name: String(name),
    ...(typeof system === 'boolean' ? { system } : {}),
  }));
}

/** Whether a refusal can mean that there is no such path: servers answer 303, 404, 405, or 500 to one. */
function mayBeElsewhere(error: unknown): boolean {
  if (!(error instanceof RefusedError)) return false;
  return [404, 405].includes(error.status) || ['redirect', 'fault-or-unknown-path'].includes(error.reason);
}

function unexpected({ tenant }: TenantClient, path: string, what: string): TenantError {
  return new TenantError(
    'unexpected-answer',
    'remote',
    `The tenant ${tenant.name} answered ${path} without ${what}. Check with \`cortex-pack doctor\` whether a Cortex API is at the URL.`,
  );
}
