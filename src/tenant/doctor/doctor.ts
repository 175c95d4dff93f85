import { isJsonObject, jsonIn } from '../../shared/json.js';
import { isFromGateway } from '../client/answer-explanation.js';
import { keyNames, keyVariables, otherKind } from '../client/api-key.js';
import { aboutPath, installedPacksPath, integrationSearchPath } from '../client/api-paths.js';
import type { Proxies } from '../client/connection.js';
import type { Tenant } from '../client/tenant.js';
import type { TenantAnswer, TenantClient, TenantRequest } from '../client/tenant-client.js';
import { clockAhead } from '../client/tenant-clock.js';
import { TenantError } from '../client/tenant-error.js';
import { checkReachability, isGood, notFromApi, refusedOnTheWay } from './answer-check.js';
import type { DoctorCheck } from './doctor-check.js';
import { checkPublicApi, publicApiChecks } from './doctor-public-api.js';

export interface DoctorContext {
  readonly proxies: Proxies;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** Seconds that the clocks may differ before a signed request is in danger. */
const skewNoted = 60;
const skewRefused = 300;

/** Examines the way to a tenant from near to far; each finding that is not good has its fix. */
export async function runDoctor(
  client: TenantClient,
  { proxies, now = Date.now }: DoctorContext,
): Promise<readonly DoctorCheck[]> {
  const { tenant } = client;
  const near = [checkUrl(tenant), checkKeyId(tenant), checkProxy(proxies), checkCertificates(tenant)];
  const about = await probe(client, { method: 'GET', path: aboutPath, about: 'first answer', limit: 20 });
  if (about instanceof TenantError) {
    const reachability: DoctorCheck = { name: 'Reachability', status: 'failed', finding: about.message };
    const names = ['Clock', 'Key type', 'Role', ...publicApiChecks];
    return [...near, reachability, ...unchecked(names, 'The tenant did not answer.')];
  }
  const reachability = checkReachability(about);
  const checks = [...near, reachability, checkClock(tenant, about, now())];
  if (reachability.status === 'failed') {
    const names = ['Key type', 'Role', ...publicApiChecks];
    return [...checks, ...unchecked(names, 'The answer does not come from the API of a tenant.')];
  }
  checks.push(await checkKeyType(client, about));
  if (about.status === 401) {
    return [...checks, ...unchecked(['Role', ...publicApiChecks], 'It needs a key that the tenant accepts.')];
  }
  return [...checks, ...(await checkRole(client)), ...(await checkPublicApi(client, now()))];
}

function unchecked(names: readonly string[], finding: string): DoctorCheck[] {
  return names.map((name) => ({ name, status: 'not checked', finding }));
}

function checkUrl({ url, name }: Tenant): DoctorCheck {
  const finding = url.apiUrl;
  if (url.kind === 'api') return { name: 'API URL', status: 'ok', finding };
  if (url.kind === 'console') {
    return {
      name: 'API URL',
      status: 'warning',
      finding: `The URL given is that of the console in the browser. The API is at ${url.apiUrl}, which is used.`,
      fix: `Write ${url.apiUrl} as ${name === 'environment' ? 'DEMISTO_BASE_URL' : `"url" of the tenant ${name}`}.`,
    };
  }
  return {
    name: 'API URL',
    status: 'warning',
    finding: `${finding} does not look like the API URL of a tenant. It is used as it is.`,
    fix: 'Unless it is your gateway, copy the URL from the page for API keys of the tenant.',
  };
}

function checkKeyId({ key, keyOrigin }: Tenant): DoctorCheck {
  return { name: 'Key ID', status: 'ok', finding: `${key.id}, with a key from ${keyOrigin}` };
}

function checkProxy({ http, https, except }: Proxies): DoctorCheck {
  const shown = https || http;
  if (shown === '') return { name: 'Proxy', status: 'ok', finding: 'none' };
  const excepted = except === '' ? '' : `, except for ${except}`;
  return { name: 'Proxy', status: 'ok', finding: `${new URL(shown).host}${excepted}` };
}

function checkCertificates({ caFiles, verifyCertificates }: Tenant): DoctorCheck {
  const name = 'Certificates';
  if (!verifyCertificates) {
    return {
      name,
      status: 'warning',
      finding: 'They are not verified: anyone on the way can read the key.',
      fix: 'Remove DEMISTO_VERIFY_SSL. For a certificate of your own, give its PEM file in SSL_CERT_FILE.',
    };
  }
  const finding = ['the usual authorities', ...caFiles].join(' and ');
  return { name, status: 'ok', finding };
}

function checkClock({ key }: Tenant, answer: TenantAnswer, now: number): DoctorCheck {
  const name = 'Clock';
  const ahead = clockAhead(answer, now);
  if (ahead === undefined) return { name, status: 'not checked', finding: 'The answer shows no time.' };
  const seconds = Math.round(ahead / 1000);
  const skew = Math.abs(seconds);
  if (skew <= skewNoted) return { name, status: 'ok', finding: 'The clocks agree within a minute.' };
  return {
    name,
    status: key.kind === 'advanced' && skew >= skewRefused ? 'failed' : 'warning',
    finding: `The clock of this machine is ${skew} s ${seconds > 0 ? 'ahead of' : 'behind'} that of the tenant.`,
    fix: 'Set the clock, preferably by NTP: an Advanced key signs the time, and the tenant refuses a wrong one.',
  };
}

/** A tenant knows the key of which it says that its license or its role does not suffice. */
const takenStatuses = [402, 403];

async function checkKeyType(client: TenantClient, about: TenantAnswer): Promise<DoctorCheck> {
  const name = 'Key type';
  const { key } = client.tenant;
  if (isGood(about.status) || takenStatuses.includes(about.status))
    return { name, status: 'ok', finding: `The tenant takes it as ${keyNames[key.kind]}.` };
  if (about.status !== 401)
    return {
      name,
      status: 'not checked',
      finding: `The answer ${about.status} does not show whether the tenant accepts the key.`,
    };
  const other = otherKind[key.kind];
  const second = await probe(client, {
    method: 'GET',
    path: aboutPath,
    about: `answer to ${keyNames[other]}`,
    limit: 20,
    sendKeyAs: other,
  });
  if (!(second instanceof TenantError) && second.status !== 401) {
    return {
      name,
      status: 'failed',
      finding: `The tenant takes the key as ${keyNames[other]}, not as ${keyNames[key.kind]}.`,
      fix: `Write "keyType": "${other}" for the tenant, or put the key into ${keyVariables[other]} alone.`,
    };
  }
  return {
    name,
    status: 'failed',
    finding: 'The tenant refuses the key both as a Standard and as an Advanced one (401).',
    fix: 'Key, key ID and API URL must belong together. If they do, the key has expired or was deleted: create a new one.',
  };
}

interface Right extends Omit<TenantRequest, 'about'> {
  readonly right: string;
  /** Whether an answer is what was asked for. */
  readonly isGranted: (answer: unknown) => boolean;
}

const rights: readonly Right[] = [
  {
    right: 'list packs',
    method: 'GET',
    path: installedPacksPath,
    isGranted: Array.isArray,
  },
  {
    right: 'list integrations',
    method: 'POST',
    path: integrationSearchPath,
    json: { page: 0, size: 1 },
    isGranted: (answer) => isJsonObject(answer) && Array.isArray(answer.configurations),
  },
];

async function checkRole(client: TenantClient): Promise<DoctorCheck[]> {
  const name = 'Role';
  const refused: string[] = [];
  for (const { right, isGranted, ...request } of rights) {
    const answer = await probe(client, { ...request, about: `whether the key may ${right}`, limit: 60 });
    if (answer instanceof TenantError) return unchecked([name], answer.message);
    if (answer.status === 402) {
      return unchecked([name], `The license of the tenant does not include the right to ${right} (402).`);
    }
    if (isFromGateway(answer)) return [{ name, status: 'failed', ...refusedOnTheWay(answer) }];
    if (answer.status === 403) refused.push(right);
    else if (!isGood(answer.status)) {
      return unchecked([name], `The tenant answered ${answer.status} when the key was used to ${right}.`);
    } else if (!isGranted(jsonIn(answer.text))) {
      const what = `The request to ${right} was answered ${answer.status} without a list`;
      return [{ name, status: 'failed', ...notFromApi(what) }];
    }
  }
  if (refused.length === 0) {
    const finding =
      'The key may list packs and integrations. Only an upload shows whether it may install packs.';
    return [{ name, status: 'ok', finding }];
  }
  return [
    {
      name,
      status: 'failed',
      finding: `The role of the key does not include the right to ${refused.join(' or to ')}.`,
      fix: 'Create a key with the role Instance Administrator.',
    },
  ];
}

/** The answer, or the failure to get one. */
async function probe(client: TenantClient, request: TenantRequest): Promise<TenantAnswer | TenantError> {
  try {
    return await client.exchange(request);
  } catch (error) {
    if (error instanceof TenantError && error.code === 'unreachable') return error;
    throw error;
  }
}
