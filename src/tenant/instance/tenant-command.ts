import { isJsonObject, type Json, type JsonObject, objectsIn } from '../../shared/json.js';
import type { WarRoomEntry } from '../../simulator/war-room/war-room-entry.js';
import { entryTypes } from '../../simulator/war-room/war-room-entry.js';
import { aboutPath } from '../client/api-paths.js';
import { RefusedError } from '../client/refused-error.js';
import type { TenantClient } from '../client/tenant-client.js';
import { TenantError } from '../client/tenant-error.js';

const commandLimitSeconds = 300;
const playgroundType = 9;

export interface ServerKind {
  readonly version: string;
  /** `xsiam` on the tenants that packs here are for; '' when the server does not say. */
  readonly productMode: string;
}

/** What the server says that it is. */
export async function readServerKind(client: TenantClient): Promise<ServerKind> {
  const about = await client.call({
    method: 'GET',
    path: aboutPath,
    about: 'version of the server',
    repeatable: true,
  });
  const { demistoVersion = '', productMode = '' } = isJsonObject(about) ? about : {};
  return { version: String(demistoVersion), productMode: String(productMode) };
}

/** What this kind of tenant may not allow, to be told before it is tried; '' for nothing. */
export function reservation({ productMode }: ServerKind, playground: string | undefined): string {
  if (productMode !== 'xsiam' || playground !== undefined) return '';
  return (
    'This is an XSIAM tenant. It is not published whether its API names the playground, in which commands run. ' +
    'If it does not, open the playground in the console, copy the id at the end of the address, and give it with --playground.'
  );
}

/**
 * Runs a command line such as `!my-command limit=5` in the playground of the key's owner, or in the investigation
 * given. Returns its entries. Throws a TenantError when no playground is found or the command is not accepted.
 */
export async function runOnTenant(
  line: string,
  client: TenantClient,
  playground: string | undefined,
): Promise<readonly WarRoomEntry[]> {
  const investigationId = playground ?? (await findPlayground(client));
  const answer = await client.call({
    method: 'POST',
    path: '/xsoar/entry/execute/sync',
    about: 'result of the command',
    json: { investigationId, data: line },
    limit: commandLimitSeconds,
  });
  const entries = objectsIn(answer);
  if (entries.length === 0) {
    throw new TenantError(
      'command',
      'user',
      `The tenant ${client.tenant.name} did not accept the command. Check its name, and that an enabled instance of the integration has it.`,
    );
  }
  return entries.map(toEntry);
}

async function findPlayground(client: TenantClient): Promise<string> {
  const found = await searchPlaygrounds(client, 0);
  const [only] = found.data;
  if (found.total <= 1 && only !== undefined) return String(only.id);
  if (only === undefined) throw noPlayground(client, 'The search of its API finds none.');
  const user = await client.call({
    method: 'GET',
    path: '/xsoar/user',
    about: 'owner of the key',
    repeatable: true,
  });
  const name = isJsonObject(user) ? user.username : undefined;
  for (let page = 0, data = found.data; data.length > 0; page += 1) {
    const own = data.find(
      (investigation) => investigation.creatingUserId === name || investigation.creating_user_id === name,
    );
    if (own !== undefined) return String(own.id);
    data = (await searchPlaygrounds(client, page + 1)).data;
  }
  throw noPlayground(client, 'None of those that its API finds belongs to the owner of the key.');
}

async function searchPlaygrounds(
  client: TenantClient,
  page: number,
): Promise<{ readonly total: number; readonly data: readonly JsonObject[] }> {
  const path = '/xsoar/investigations/search';
  const json = { filter: { type: [playgroundType], page } };
  try {
    const answer = await client.call({ method: 'POST', path, about: 'playground', json, repeatable: true });
    const data = isJsonObject(answer) ? objectsIn(answer.data) : [];
    return { total: Number(isJsonObject(answer) ? answer.total : 0), data };
  } catch (error) {
    if (error instanceof RefusedError) {
      throw noPlayground(client, `Its API refuses to search for it: ${error.message}`);
    }
    throw error;
  }
}

function noPlayground(client: TenantClient, reason: string): TenantError {
  return new TenantError(
    'command',
    'user',
    `The playground of the tenant ${client.tenant.name} is not known. ${reason} Open the playground in the console, ` +
      'copy the id at the end of the address, and give it with --playground or as "playground" of the tenant.',
  );
}

const formats: Readonly<Record<string, string>> = { markdown: 'markdown', json: 'json', table: 'table' };

/** An entry of the server's API in the form in which a script returns it. */
function toEntry(entry: JsonObject): WarRoomEntry {
  const contents: Json = entry.contents ?? '';
  return {
    Type: typeof entry.type === 'number' ? entry.type : entryTypes.note,
    ContentsFormat: formats[String(entry.format)] ?? (typeof contents === 'string' ? 'text' : 'json'),
    Contents: contents,
  };
}
