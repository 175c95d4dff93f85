import type { LogStore, MockResponse } from 'cortex-pack/test';
import { answerCursorPage, answerPage, succeed } from './answers.js';
import type { Behavior } from './behavior.js';
import { type Account, type Directory, isPermitted, type Principal, reaches } from './directory.js';
import type { Cause } from './errors.js';
import {
  InvalidParameter,
  readAccessQuery,
  readAuditQuery,
  readAuditV2Query,
  readJitQuery,
  readProvidersPage,
  readScimQuery,
} from './log-query.js';
import type { AuditV2Record, JitRecord, ScimRecord } from './optional-records.js';
import type { AccessRecord, AuditRecord } from './records.js';

/** The logs of the API. Each exists as soon as it is asked for. */
export interface Logs {
  accountAudit(accountId: string): LogStore<AuditRecord>;
  userAudit(userId: string): LogStore<AuditRecord>;
  access(accountId: string): LogStore<AccessRecord>;
  accountAuditV2(accountId: string): LogStore<AuditV2Record>;
  scim(accountId: string): LogStore<ScimRecord>;
  jit(accountId: string): LogStore<JitRecord>;
}

/** An authenticated request. */
export interface Call {
  readonly principal: Principal;
  readonly query: URLSearchParams;
  /** Epoch milliseconds. */
  readonly now: number;
  refuse(cause: Cause): MockResponse;
}

export interface Service {
  readonly directory: Directory;
  readonly logs: Logs;
  readonly behavior: Behavior;
}

const accountIdPattern = /^[0-9a-f]{32}$/i;

/** Answers a call of a path below `/client/v4/`. */
export function answerCall(path: string, call: Call, service: Service): MockResponse {
  if (path === 'user/tokens/verify') return verify(call, call.principal.kind === 'user token');
  const account = /^accounts\/([^/]*)(?:\/(.*))?$/.exec(path);
  if (account !== null) {
    const [, id = '', resource = ''] = account;
    if (!accountIdPattern.test(id)) return call.refuse('malformedAccount');
    return answerAccount(id.toLowerCase(), resource, call, service);
  }
  return isActive(call.principal) ? answerUser(path, call, service) : call.refuse('unknownToken');
}

function answerUser(path: string, call: Call, { logs, behavior }: Service): MockResponse {
  const { principal, query, now } = call;
  if (path !== 'user' && path !== 'user/audit_logs') return call.refuse('noRoute');
  if (principal.kind === 'account token') return call.refuse('accountTokenForUser');
  const { user } = principal;
  if (path === 'user') {
    if (!isPermitted(principal, 'User Details Read')) return call.refuse('missingPermission');
    return succeed({ id: user.id, email: user.email, suspended: false });
  }
  if (!isPermitted(principal, 'Account Settings Read')) return call.refuse('missingPermission');
  const readQuery = () => readAuditQuery(query, behavior);
  return answerPage(logs.userAudit(user.id), readQuery, 'invalidAuditParameter', behavior, now);
}

function answerAccount(id: string, resource: string, call: Call, service: Service): MockResponse {
  const { principal, query, now } = call;
  const { directory, logs, behavior } = service;
  if (resource === 'tokens/verify') {
    return verify(call, principal.kind === 'account token' && principal.account.id === id);
  }
  if (!isActive(principal)) return call.refuse('unknownToken');
  if (!['', 'audit_logs', 'logs/audit'].includes(resource) && !(resource in accessResources))
    return call.refuse('noRoute');
  const account = directory.account(id);
  if (account === undefined || !reaches(principal, id)) return call.refuse('unreachableAccount');
  const answerAccess = accessResources[resource];
  if (answerAccess !== undefined) return answerAccess(account, call, service);
  if (!isPermitted(principal, 'Account Settings Read')) return call.refuse('missingPermission');
  if (resource === '') return succeed({ id, name: account.name, type: 'standard' });
  if (resource === 'logs/audit') {
    const readQuery = () => readAuditV2Query(query, behavior);
    return answerCursorPage(logs.accountAuditV2(id), readQuery, 'invalidAuditParameter', behavior, now);
  }
  const readQuery = () => readAuditQuery(query, behavior);
  return answerPage(logs.accountAudit(id), readQuery, 'invalidAuditParameter', behavior, now);
}

type AccessAnswer = (account: Account, call: Call, service: Service) => MockResponse;

const accessResources: { readonly [resource: string]: AccessAnswer } = {
  'access/logs/access_requests': (account, call, service) =>
    answerAccessLog(account, call, service.behavior, () => {
      const readQuery = () => readAccessQuery(call.query, service.behavior);
      const log = service.logs.access(account.id);
      return answerPage(log, readQuery, 'invalidAccessParameter', service.behavior, call.now);
    }),
  'access/logs/scim/updates': (account, call, service) =>
    answerAccessLog(account, call, service.behavior, () => {
      const readQuery = () => readScimQuery(call.query, service.behavior);
      const log = service.logs.scim(account.id);
      return answerPage(log, readQuery, 'invalidAccessParameter', service.behavior, call.now);
    }),
  'access/logs/jit_requests': (account, call, service) =>
    answerAccessLog(account, call, service.behavior, () => {
      const readQuery = () => readJitQuery(call.query, service.behavior);
      const held = service.logs.jit(account.id);
      const log = service.behavior.jitOrder === 'by id' ? sortedById(held) : held;
      return answerPage(log, readQuery, 'invalidAccessParameter', service.behavior, call.now);
    }),
  'access/identity_providers': answerIdentityProviders,
};

function sortedById(log: LogStore<JitRecord>): Pick<LogStore<JitRecord>, 'select'> {
  const byId = (one: JitRecord, other: JitRecord) => (one.knock_request_id < other.knock_request_id ? -1 : 1);
  return { select: (selection, now) => [...log.select(selection, now)].sort(byId).values() };
}

function answerIdentityProviders(account: Account, call: Call): MockResponse {
  if (!isPermitted(call.principal, 'Access: Organizations, Identity Providers, and Groups Read')) {
    return call.refuse('missingPermission');
  }
  if (account.zeroTrust === false) return call.refuse('accessNotEnabled');
  try {
    const { page, pageSize } = readProvidersPage(call.query);
    const shown = (account.identityProviders ?? []).slice((page - 1) * pageSize, page * pageSize);
    return succeed(
      shown.map(({ scim, ...provider }) => ({
        ...provider,
        ...(scim === undefined ? {} : { scim_config: { enabled: scim } }),
      })),
    );
  } catch (error) {
    if (error instanceof InvalidParameter) return call.refuse('invalidAccessParameter');
    throw error;
  }
}

function answerAccessLog(
  account: Account,
  call: Call,
  behavior: Behavior,
  answer: () => MockResponse,
): MockResponse {
  if (!isPermitted(call.principal, 'Access: Audit Logs Read')) {
    return behavior.accessWithoutPermission === 'empty' ? succeed([]) : call.refuse('missingPermission');
  }
  return account.zeroTrust === false ? call.refuse('accessNotEnabled') : answer();
}

/** A verify endpoint tells the status even of a token that is of no use any more. */
function verify({ principal, refuse }: Call, isOfThisKind: boolean): MockResponse {
  if (principal.kind === 'global key' || !isOfThisKind) return refuse('unknownTokenAtVerify');
  const { id, status = 'active' } = principal.token;
  return succeed({ id, status });
}

function isActive(principal: Principal): boolean {
  return principal.kind === 'global key' || (principal.token.status ?? 'active') === 'active';
}
