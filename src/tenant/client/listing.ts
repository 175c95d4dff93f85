import { type RefusalReason, RefusedError } from './refused-error.js';
import { TenantError } from './tenant-error.js';

/** What a tenant lists of one kind, or why it does not. */
export type Listing<T> = { readonly listed: readonly T[] } | Unlisted;

export interface Unlisted {
  /** A few words, for a line among others. */
  readonly unlisted: string;
  /** All that is known, with what to do. */
  readonly message: string;
  /** Asking again soon may help. */
  readonly passing: boolean;
}

const busyStatuses = [429, 502, 503, 504];

const shortReasons: Readonly<Record<RefusalReason, string>> = {
  key: 'the key is refused for this list',
  license: 'the license of the tenant does not cover this list',
  role: 'the role of the key does not allow this list',
  'rate-limit': 'the tenant gets too many requests',
  redirect: 'the request was redirected',
  gateway: 'something on the way refuses the request for this list',
  request: 'the tenant does not accept the request for this list',
  'fault-or-unknown-path': 'the tenant does not offer this list, or has a fault',
};

/** The list that is read, or why it is not there. Throws what is no answer of the tenant, such as a broken connection. */
export async function listing<T>(read: () => Promise<readonly T[]>): Promise<Listing<T>> {
  try {
    return { listed: await read() };
  } catch (error) {
    if (error instanceof RefusedError) {
      const { reason, status, message } = error;
      return { unlisted: shortReasons[reason], message, passing: busyStatuses.includes(status) };
    }
    if (error instanceof TenantError && error.code === 'unexpected-answer') {
      return {
        unlisted: 'the list came in an unknown form',
        message: error.message,
        passing: false,
      };
    }
    throw error;
  }
}
