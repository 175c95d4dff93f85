import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Wait } from '../../shared/wait.js';
import { HostTransportError } from '../../simulator/host/script-host.js';
import { transportFailure } from '../../simulator/host/transport-failure.js';
import { interrupted, isJson, refusal, unreachable } from './answer-explanation.js';
import { answerText } from './answer-text.js';
import { authorizationHeaders } from './api-key.js';
import type { Send } from './connection.js';
import { retryAfterMs } from './retry-after.js';
import type { Tenant } from './tenant.js';
import type { RequestBody, TenantAnswer, TenantClient, TenantRequest } from './tenant-client.js';
import { TenantError } from './tenant-error.js';

export interface ClientCollaborators {
  readonly send: Send;
  readonly signal?: AbortSignal;
  readonly now?: () => number;
  readonly nonce?: () => string;
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
  /** Shows what is asked for until the answer is there. */
  readonly wait?: Wait;
}

const defaultLimitSeconds = 60;
/** Milliseconds before each further attempt of a request that changes nothing. */
const pauses = [500, 2000];
const passingStatuses = [429, 502, 503, 504];
/** Milliseconds: who is to wait longer before the next attempt is told so instead. */
const longestWait = 30_000;
const chunkBytes = 64 * 1024;

/** Talks to the API of one tenant as the owner of its key. */
export function createTenantClient(tenant: Tenant, deps: ClientCollaborators): TenantClient {
  const { send, signal, now = Date.now, nonce, sleep = sleepFor, wait } = deps;

  /** Whether the tenant answered a request well. */
  let proven = false;

  async function attempt(request: TenantRequest): Promise<TenantAnswer> {
    const { method, path, limit = defaultLimitSeconds } = request;
    const url = tenant.url.apiUrl + path;
    const key = { ...tenant.key, kind: request.sendKeyAs ?? tenant.key.kind };
    const timeout = AbortSignal.timeout(limit * 1000);
    try {
      const incoming = await send(url, {
        method,
        headers: {
          Accept: 'application/json',
          'User-Agent': 'cortex-pack',
          ...authorizationHeaders(key, now(), nonce),
          ...contentHeaders(request),
        },
        ...contentOf(request),
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      });
      const text = await answerText(
        incoming,
        `The tenant ${tenant.name} answered ${method} ${path.split('?')[0]}`,
      );
      if (incoming.status >= 200 && incoming.status < 300 && isJson(text)) proven = true;
      return { status: incoming.status, text, header: (name) => incoming.headers.get(name) ?? undefined };
    } catch (error) {
      if (signal?.aborted) throw interrupted();
      if (error instanceof TenantError) throw error;
      throw unreachable(tenant, transportFailure(error, method, url, limit * 1000), proven);
    }
  }

  async function exchange(request: TenantRequest): Promise<TenantAnswer> {
    const waiting = wait?.(`Waiting for ${tenant.name}: ${request.about}`);
    try {
      return await attempts(request, (text) => waiting?.note(text));
    } finally {
      waiting?.end();
    }
  }

  async function attempts(request: TenantRequest, note: (text: string) => void): Promise<TenantAnswer> {
    for (const [failed, pause] of (request.repeatable ? pauses : []).entries()) {
      let rest = pause;
      try {
        const answer = await attempt(request);
        if (!passingStatuses.includes(answer.status)) return answer;
        rest = Math.max(pause, retryAfterMs(answer, now()) ?? 0);
        if (rest > longestWait) return answer;
      } catch (error) {
        if (!(error instanceof TenantError && mayPass(error.cause, proven, failed))) throw error;
      }
      await sleep(rest);
      note(`attempt ${failed + 2} of ${pauses.length + 1}`);
    }
    return attempt(request);
  }

  async function call(request: TenantRequest): Promise<unknown> {
    const answer = await exchange(request);
    if (answer.status < 200 || answer.status > 299) throw refusal(tenant, request, answer, proven);
    if (answer.text.trim() === '') return undefined;
    try {
      return JSON.parse(answer.text);
    } catch {
      throw refusal(tenant, request, answer, proven);
    }
  }

  return { tenant, exchange, call };
}

/**
 * Whether the next attempt may get the answer that the last one did not get. Before any answer came, a wrong host, port,
 * or certificate stays as it is. A time-out was waited for long enough, but for one in a run that got answers before.
 */
function mayPass(failure: unknown, proven: boolean, failed: number): boolean {
  if (!(failure instanceof HostTransportError)) return false;
  if (failure.reason === 'timeout') return proven && failed === 0;
  return proven || failure.reason === 'reset' || failure.reason === 'refused';
}

function contentHeaders({ json, body }: TenantRequest): Record<string, string> {
  if (body !== undefined) {
    return { 'Content-Type': body.contentType, 'Content-Length': String(body.bytes.length) };
  }
  return json === undefined ? {} : { 'Content-Type': 'application/json' };
}

function contentOf({ json, body }: TenantRequest): { body?: string | AsyncIterable<Uint8Array> } {
  if (body !== undefined) return { body: inChunks(body) };
  return json === undefined ? {} : { body: JSON.stringify(json) };
}

async function* inChunks({ bytes, sent }: RequestBody): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    yield bytes.subarray(start, start + chunkBytes);
    sent?.(Math.min(start + chunkBytes, bytes.length));
  }
}
