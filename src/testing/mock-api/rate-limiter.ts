/** How many requests a mock server takes from one holder. */
export interface RequestQuota {
  readonly quota: number;
  /** The length of the window, and of the block once the quota is used up. */
  readonly seconds: number;
  /** Whether a 429 says when to come back. */
  readonly retryAfter: boolean;
  /**
   * How the headers begin in which the limit is announced, such as `X-Rate-Limit-`, with the reset in seconds since 1970.
   * Absent: as the standard says, in `Ratelimit` and `Ratelimit-Policy`.
   */
  readonly headerPrefix?: string;
}

interface Window {
  readonly endsAt: number;
  readonly used: number;
  readonly blocked: boolean;
}

export interface Admission {
  readonly admitted: boolean;
  /** The headers that every answer carries, and those of a refusal. */
  readonly headers: { readonly [name: string]: string };
}

/** Counts the requests of each holder; who asks for more than the quota is blocked for a whole window. */
export class RateLimiter {
  readonly #limit: RequestQuota;
  readonly #windows = new Map<string, Window>();

  constructor(limit: RequestQuota) {
    this.#limit = limit;
  }

  /** Counts one request at `now` (epoch milliseconds). */
  admit(holder: string, now: number): Admission {
    const { quota, seconds, retryAfter, headerPrefix } = this.#limit;
    const current = this.#windows.get(holder);
    const isOver = current === undefined || now >= current.endsAt;
    let window: Window = isOver
      ? { endsAt: now + seconds * 1000, used: 1, blocked: false }
      : { ...current, used: current.used + 1 };
    if (!window.blocked && window.used > quota) {
      window = { ...window, endsAt: now + seconds * 1000, blocked: true };
    }
    this.#windows.set(holder, window);

    const wait = String(Math.ceil((window.endsAt - now) / 1000));
    const remaining = Math.max(0, quota - window.used);
    return {
      admitted: !window.blocked,
      headers: {
        ...(headerPrefix === undefined
          ? {
              ratelimit: `"default";r=${remaining};t=${wait}`,
              'ratelimit-policy': `"default";q=${quota};w=${seconds}`,
            }
          : {
              [`${headerPrefix}limit`.toLowerCase()]: String(quota),
              [`${headerPrefix}remaining`.toLowerCase()]: String(remaining),
              [`${headerPrefix}reset`.toLowerCase()]: String(Math.ceil(window.endsAt / 1000)),
            }),
        ...(window.blocked && retryAfter ? { 'retry-after': wait } : {}),
      },
    };
  }
}
