import { isJsonObject } from '../../shared/json.js';
import { inOneLine } from './answer-explanation.js';
import { RefusedError } from './refused-error.js';
import type { Tenant } from './tenant.js';
import { TenantError } from './tenant-error.js';

/**
 * Why a query has no result: the `license` of the tenant does not cover XQL, the `role` of the key lacks a permission,
 * the `quota` is used up, too many queries run in parallel, the `query` itself was refused or failed, it ran out of
 * time, or the `tenant` failed without a reason.
 */
export type QueryFailureReason =
  | 'license'
  | 'role'
  | 'quota'
  | 'parallel-limit'
  | 'query'
  | 'timeout'
  | 'tenant';

export class QueryFailure extends TenantError {
  constructor(
    readonly reason: QueryFailureReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super('query', 'remote', message, options);
  }
}

/**
 * The failure of a query that an answer of the public API means. Returns what is not about the query, such as a wrong
 * key, by throwing it.
 */
export function failureOf(tenant: Tenant, error: unknown): QueryFailure {
  if (!(error instanceof RefusedError)) throw error;
  const said = refusalTexts(tenant, error.extra);
  const failure = (reason: QueryFailureReason, message: string) =>
    new QueryFailure(reason, message, { cause: error });
  // Status 500 on tenants, 400 and others in the published description: the text tells, not the status.
  if (/parallel running queries/i.test(said)) return failure('parallel-limit', error.message);
  if (/QUOTA_EXCEEDED|\bquota\b.*exceeded|exceeded.*\bquota\b|compute units.*insufficient/i.test(said)) {
    return failure(
      'quota',
      `The XQL quota of the tenant is used up: ${said}. It is refilled, usually at 00:00 UTC.`,
    );
  }
  switch (error.reason) {
    case 'key':
    case 'redirect':
      throw error;
    case 'gateway':
      return failure('tenant', error.message);
    case 'rate-limit':
      return failure('parallel-limit', error.message);
    case 'license':
    case 'role':
      return failure(error.reason, error.message);
    case 'request':
    case 'fault-or-unknown-path':
      return said === ''
        ? failure('tenant', error.message)
        : failure('query', `The tenant refuses the query: ${said}.`);
  }
}

const saying = ['err_msg', 'err_extra', 'error_type', 'message', 'error_message', 'error', 'quota_info'];

/** What a refusal says for itself, in one line and without the key: texts of an object or of a text. */
export function refusalTexts(tenant: Tenant, said: unknown): string {
  return inOneLine(tenant, [...new Set(textsIn(said))].join(': '));
}

function textsIn(said: unknown): string[] {
  if (typeof said === 'string') return said.trim() === '' ? [] : [said.trim()];
  if (!isJsonObject(said)) return [];
  return saying.flatMap((name) => textsIn(said[name]));
}
