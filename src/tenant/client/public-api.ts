import { isJsonObject } from '../../shared/json.js';
import type { TenantClient, TenantRequest } from './tenant-client.js';
import { TenantError } from './tenant-error.js';

/** One read of the public API, below `/public_api/v1/`. */
export interface PublicApiCall<T> {
  /** Such as `correlations/get`. */
  readonly operation: string;
  /** What is asked for, in words for whoever waits for the answer. */
  readonly about: string;
  /** Sent as `{"request_data": ...}`; reads are POST, too. */
  readonly requestData?: unknown;
  /** GET for the few operations that want it: it carries neither a body nor a type of one. */
  readonly method?: 'GET';
  /** Seconds until it counts as unanswered. */
  readonly limit?: number;
  /** False for what must not happen twice, such as starting a query that costs quota. */
  readonly repeatable?: boolean;
  /**
   * Takes what it needs from the answer, which comes without its wrapper `reply` where it has one: tenants were seen to
   * answer both ways. Undefined when the answer has another shape.
   */
  read(answer: unknown): T | undefined;
}

/**
 * Asks the public API of a tenant. Throws a RefusedError, with the reason, for every answer that is no success, and a
 * TenantError for an answer of another shape.
 */
export async function callPublicApi<T>(client: TenantClient, call: PublicApiCall<T>): Promise<T> {
  const { operation, about, requestData = {}, method = 'POST', limit, repeatable = true, read } = call;
  const request: TenantRequest = {
    method,
    path: `/public_api/v1/${operation}`,
    about,
    ...(method === 'POST' ? { json: { request_data: requestData } } : {}),
    ...(limit === undefined ? {} : { limit }),
    repeatable,
  };
  const answer = await client.call(request);
  const found = read(isJsonObject(answer) && 'reply' in answer ? answer.reply : answer);
  if (found !== undefined) return found;
  throw new TenantError(
    'unexpected-answer',
    'remote',
    `The tenant ${client.tenant.name} answered ${request.path} in an unknown form, so nothing was read from it. Update cortex-pack; if it stays, report it with this message.`,
  );
}
