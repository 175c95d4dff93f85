import { isJsonObject, type JsonObject, objectsIn } from '../../shared/json.js';
import { callPublicApi } from '../client/public-api.js';
import { refusalTexts } from '../client/query-failure.js';
import { RefusedError } from '../client/refused-error.js';
import type { Tenant } from '../client/tenant.js';
import type { TenantClient } from '../client/tenant-client.js';
import { TenantError } from '../client/tenant-error.js';
import { unitsOf } from '../client/xql-client.js';
import { askQuota } from '../client/xql-quota.js';
import { timeOf } from '../client/xql-values.js';
import type { DoctorCheck } from './doctor-check.js';

const day = 86_400_000;
/** How long before its end a license or a key is worth a warning. */
const endNoted = 14 * day;

type Findings = Omit<DoctorCheck, 'name'>;

/**
 * What the public API tells about the tenant and the key: health, license, XQL quota, and the roles, kind, and
 * expiration of the key. What could not be asked is `not checked`: it is neither a success nor a failure. `now` is in
 * epoch milliseconds.
 */
export async function checkPublicApi(client: TenantClient, now: number): Promise<DoctorCheck[]> {
  return [
    await checked(client.tenant, 'Health', () => checkHealth(client)),
    await checked(client.tenant, 'License', () => checkLicense(client, now)),
    await checked(client.tenant, 'XQL quota', () => checkQuota(client)),
    await checked(client.tenant, 'API key', () => checkKey(client, now)),
  ];
}

export const publicApiChecks = ['Health', 'License', 'XQL quota', 'API key'];

async function checked(tenant: Tenant, name: string, check: () => Promise<Findings>): Promise<DoctorCheck> {
  try {
    return { name, ...(await check()) };
  } catch (error) {
    if (!(error instanceof TenantError) || error.code === 'interrupted') throw error;
    return { name, status: 'not checked', finding: shortly(tenant, error) };
  }
}

/** The reason alone: which tenant and which path is the same for all. */
function shortly(tenant: Tenant, error: TenantError): string {
  if (!(error instanceof RefusedError)) return error.message;
  switch (error.reason) {
    case 'license':
      return 'The license of the tenant does not cover this request (402). Another role of the key would not help.';
    case 'role':
      return `The role of the key does not allow this request (403).${saying(tenant, error)}`;
    case 'fault-or-unknown-path':
      return `The answer was ${error.status}, which the public API gives for faults and for operations that it does not have.`;
    default:
      return error.message;
  }
}

function saying(tenant: Tenant, { extra }: RefusedError): string {
  const said = refusalTexts(tenant, extra);
  return said === '' ? '' : ` The tenant says: ${said}.`;
}

async function checkHealth(client: TenantClient): Promise<Findings> {
  const health = await callPublicApi(client, {
    operation: 'healthcheck',
    about: 'health',
    method: 'GET',
    read: (answer) => (isJsonObject(answer) && typeof answer.status === 'string' ? answer.status : undefined),
  });
  if (/^available$/i.test(health)) return { status: 'ok', finding: 'available' };
  return {
    status: 'warning',
    finding: `The tenant calls itself "${health}", not "available".`,
    fix: 'Look at the status page of the product, and try again later.',
  };
}

/** Names such as `xsiam_premium`, from keys such as `xsiam_premium_expiration`; 0 stands for a license that is not there. */
async function checkLicense(client: TenantClient, now: number): Promise<Findings> {
  const info = await callPublicApi(client, {
    operation: 'system/get_tenant_info',
    about: 'license',
    read: (answer) => (isJsonObject(answer) ? answer : undefined),
  });
  const licenses = licensesIn(info).sort((one, other) => other.until - one.until);
  if (licenses.length === 0) {
    return { status: 'not checked', finding: 'The tenant names no license.' };
  }
  const valid = licenses.filter(({ until }) => until > now);
  if (valid.length === 0) {
    return {
      status: 'failed',
      finding: `All licenses have ended: ${licenses.map(described).join(', ')}.`,
      fix: 'Renew the license; until then the tenant refuses operations that it covered.',
    };
  }
  const ending = valid.filter(({ until }) => until - now < endNoted);
  return {
    status: ending.length > 0 ? 'warning' : 'ok',
    finding: valid.map(described).join(', '),
    ...(ending.length > 0
      ? { fix: `Renew the license that ends soon: ${ending.map(({ name }) => name).join(', ')}.` }
      : {}),
  };
}

interface License {
  readonly name: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

function licensesIn(info: JsonObject): License[] {
  return Object.entries(info).flatMap(([key, value]) => {
    const name = /^(\w+)_expiration$/.exec(key)?.[1];
    const until = timeOf(value);
    return name === undefined || until === undefined ? [] : [{ name, until }];
  });
}

function described({ name, until }: License): string {
  return `${name} until ${dateOf(until)}`;
}

/** A date, or the number where a tenant gives one that is no date. */
function dateOf(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? String(time) : date.toISOString().slice(0, 10);
}

async function checkQuota(client: TenantClient): Promise<Findings> {
  const { limit, remaining, usedToday } = await askQuota(client);
  const today = usedToday === undefined ? '' : `, ${unitsOf(usedToday)} used today`;
  const finding = `${unitsOf(remaining)} of ${Number(limit.toFixed(3))} remain${today}. The API does not report a daily limit that was set in the console.`;
  if (remaining > 0) return { status: 'ok', finding };
  return {
    status: 'warning',
    finding,
    fix: '`cortex-pack verify` cannot run queries until the tenant has quota again, usually after 00:00 UTC.',
  };
}

/** `DATA` on tenants, `data` in the published schema. */
async function checkKey(client: TenantClient, now: number): Promise<Findings> {
  const { id, kind } = client.tenant.key;
  const rows = await callPublicApi(client, {
    operation: 'api_keys/get_api_keys',
    about: 'API key',
    requestData: { filters: [{ field: 'id', operator: 'in', value: [Number(id)] }] },
    read: (answer) => {
      const data = isJsonObject(answer) ? (answer.DATA ?? answer.data) : undefined;
      return Array.isArray(data) ? objectsIn(data) : undefined;
    },
  });
  const key = rows.find((row) => String(row.id) === id);
  if (key === undefined) {
    return { status: 'not checked', finding: `The tenant does not list the key with the ID ${id}.` };
  }
  const roles = Array.isArray(key.roles) ? key.roles.map(String) : [];
  const level = String(key.security_level).toLowerCase();
  const expires = timeOf(key.expiration);
  const finding = [
    roles.length === 0 ? 'No role is listed' : `${roles.length === 1 ? 'Role' : 'Roles'} ${roles.join(', ')}`,
    `security level ${level}`,
    expires === undefined ? 'no expiration' : `expires on ${dateOf(expires)}`,
  ].join(', ');
  if (level !== kind) {
    return {
      status: 'warning',
      finding: `${finding}. It is sent as ${kind}.`,
      fix: `Write "keyType": "${level}" for the tenant, if the key is refused.`,
    };
  }
  if (expires !== undefined && expires - now < endNoted) {
    return { status: 'warning', finding, fix: 'Create a new key before it expires.' };
  }
  return { status: 'ok', finding };
}
