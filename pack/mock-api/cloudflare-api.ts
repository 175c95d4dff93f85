import {
  type Handler,
  htmlPage,
  LogStore,
  type MockRequest,
  type MockResponse,
  RateLimiter,
} from 'cortex-pack/test';
import { type Authentication, authenticate, causeAtVerify } from './authentication.js';
import { type Behavior, defaultBehavior } from './behavior.js';
import { Directory, type DirectoryEntries, type Principal } from './directory.js';
import { answerCall, type Logs } from './endpoints.js';
import { type Cause, refuse } from './errors.js';
import type { AuditV2Record, JitRecord, ScimRecord } from './optional-records.js';
import type { AccessRecord, AuditRecord } from './records.js';

export interface CloudflareApiOptions extends DirectoryEntries {
  readonly behavior?: Partial<Behavior>;
}

export interface CloudflareApi {
  /** Answers requests below `/client/v4`. */
  readonly handler: Handler;
  /** To add records to, and to compare with. */
  readonly logs: Logs;
}

const basePath = '/client/v4/';
// What HTTP libraries send by themselves is blocked at the edge like a missing agent.
const blockedAgent = /^(?:$|go-http-client|python-urllib)/i;

/** The part of the Cloudflare API that serves audit and Access logs, over records in memory. */
export function createCloudflareApi(options: CloudflareApiOptions): CloudflareApi {
  const behavior: Behavior = { ...defaultBehavior, ...options.behavior };
  const directory = new Directory(options);
  const limiter = new RateLimiter(behavior.rateLimit);
  const logs = createLogs();

  const handler: Handler = (request, now) => {
    const date = { date: new Date(now).toUTCString() };
    if (blockedAgent.test(request.headers['user-agent'] ?? '')) {
      return withHeaders(htmlPage(403, 'Forbidden'), date);
    }
    const authentication = authenticate(request.headers, directory, now);
    const { admitted, headers } = limiter.admit(holderOf(authentication), now);
    const response = admitted
      ? answer(request, authentication, now)
      : refuse('rateLimited', behavior.variants);
    return withHeaders(response, { ...headers, ...date });
  };

  function answer(request: MockRequest, authentication: Authentication, now: number): MockResponse {
    const { pathname, searchParams } = new URL(request.path, 'http://mock');
    const refuseCall = (cause: Cause, address = '') =>
      refuse(cause, behavior.variants, { path: pathname, address });

    if (request.method !== 'GET' || !pathname.startsWith(basePath)) return refuseCall('noRoute');
    if ('refused' in authentication) {
      const { refused, address } = authentication;
      return refuseCall(pathname.endsWith('/tokens/verify') ? causeAtVerify(refused) : refused, address);
    }
    const call = { principal: authentication.principal, query: searchParams, now, refuse: refuseCall };
    return answerCall(pathname.slice(basePath.length), call, { directory, logs, behavior });
  }

  return { handler, logs };
}

function createLogs(): Logs {
  const accountAudit = new Map<string, LogStore<AuditRecord>>();
  const userAudit = new Map<string, LogStore<AuditRecord>>();
  const access = new Map<string, LogStore<AccessRecord>>();
  const accountAuditV2 = new Map<string, LogStore<AuditV2Record>>();
  const scim = new Map<string, LogStore<ScimRecord>>();
  const jit = new Map<string, LogStore<JitRecord>>();
  const ofAudit = () => new LogStore<AuditRecord>((record) => record.when);
  const ofAccess = () => new LogStore<AccessRecord>((record) => record.created_at);
  const ofAuditV2 = () => new LogStore<AuditV2Record>((record) => record.action.time);
  const ofScim = () => new LogStore<ScimRecord>((record) => record.logged_at);
  const ofJit = () => new LogStore<JitRecord>((record) => record.created_at);
  return {
    accountAudit: (accountId) => getOrCreate(accountAudit, accountId, ofAudit),
    userAudit: (userId) => getOrCreate(userAudit, userId, ofAudit),
    access: (accountId) => getOrCreate(access, accountId, ofAccess),
    accountAuditV2: (accountId) => getOrCreate(accountAuditV2, accountId, ofAuditV2),
    scim: (accountId) => getOrCreate(scim, accountId, ofScim),
    jit: (accountId) => getOrCreate(jit, accountId, ofJit),
  };
}

function getOrCreate<V>(map: Map<string, V>, key: string, create: () => V): V {
  const value = map.get(key) ?? create();
  map.set(key, value);
  return value;
}

/** Who shares a quota: a user with all tokens, keys and the dashboard; an account token for itself. */
function holderOf(authentication: Authentication): string {
  if ('refused' in authentication) return 'unknown';
  const principal: Principal = authentication.principal;
  return principal.kind === 'account token' ? `token ${principal.token.id}` : `user ${principal.user.id}`;
}

function withHeaders(response: MockResponse, headers: MockResponse['headers']): MockResponse {
  return { ...response, headers: { ...response.headers, ...headers } };
}
