import type { RequestQuota } from 'cortex-pack/test';
import type { Variants } from './errors.js';

/** What nobody has published about the real API, or where reports differ: the mock server can be either. */
export interface Behavior {
  /** Whether a record at the very time of `since` belongs to the answer. */
  readonly sinceInclusive: boolean;
  /** The same for `before` and `until`. */
  readonly untilInclusive: boolean;
  /** How many fraction digits the time parameters take, and what happens to the digits beyond. */
  readonly boundPrecision: { readonly digits: number; readonly beyond: 'dropped' | 'refused' };
  /** The largest page, whatever was asked for. */
  readonly pageSizeCap: number;
  /** A page that would start at this record or later ends in a time-out of the gateway. */
  readonly deepPageLimit: number;
  /** What a page behind the last one is: an empty list, or a refusal with status 400. */
  readonly behindTheEnd: 'empty' | 'refused';
  /** Whether lists come with `result_info`. */
  readonly resultInfo: boolean;
  /** Where a list that is read by cursor gives the next one; both are reported. */
  readonly cursorPlace: 'cursor' | 'cursors.after';
  /** Seconds after which a cursor is refused. */
  readonly cursorSeconds: number;
  /** The order of the requests for temporary access: by time, or by their ids, which says nothing of their time. */
  readonly jitOrder: 'newest first' | 'oldest first' | 'by id';
  /** Access logs for a token without the permission: refused, or an empty list. */
  readonly accessWithoutPermission: 'refused' | 'empty';
  readonly rateLimit: RequestQuota;
  readonly variants: Variants;
}

export const defaultBehavior: Behavior = {
  sinceInclusive: true,
  untilInclusive: false,
  boundPrecision: { digits: 9, beyond: 'dropped' },
  pageSizeCap: Number.POSITIVE_INFINITY,
  deepPageLimit: Number.POSITIVE_INFINITY,
  behindTheEnd: 'empty',
  resultInfo: false,
  cursorPlace: 'cursor',
  cursorSeconds: Number.POSITIVE_INFINITY,
  jitOrder: 'newest first',
  accessWithoutPermission: 'refused',
  rateLimit: { quota: 1200, seconds: 300, retryAfter: true },
  variants: {},
};
