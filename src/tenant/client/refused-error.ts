import { TenantError } from './tenant-error.js';

/**
 * Why a tenant refused: the `key` is not valid, its `role` lacks a permission, the `license` of the tenant does not
 * cover the operation, `rate-limit`, the answer is a `redirect`, the `request` was not acceptable, a `gateway` on the
 * way refused it, or a status of 500 and above: the public API gives that one to faults and to paths that it does not have alike, so it proves neither.
 */
export type RefusalReason =
  | 'key'
  | 'license'
  | 'role'
  | 'rate-limit'
  | 'redirect'
  | 'gateway'
  | 'request'
  | 'fault-or-unknown-path';

/** An answer that is not the wished one. */
export class RefusedError extends TenantError {
  constructor(
    readonly status: number,
    message: string,
    /** `err_extra` of the answer, as it came: a text, an object, or undefined. */
    readonly extra?: unknown,
    readonly reason = reasonOfStatus(status),
  ) {
    super(status < 400 ? 'unexpected-answer' : 'refused', status >= 500 ? 'remote' : 'user', message);
  }
}

export function reasonOfStatus(status: number): RefusalReason {
  if (status >= 300 && status < 400) return 'redirect';
  if (status >= 500 && status !== invalidFieldStatus) return 'fault-or-unknown-path';
  return reasons[status] ?? 'request';
}

/** The published status for an unknown field or operator of a filter. */
const invalidFieldStatus = 599;

const reasons: { readonly [status: number]: RefusalReason } = {
  401: 'key',
  402: 'license',
  403: 'role',
  429: 'rate-limit',
};
