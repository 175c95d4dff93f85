import type { TenantClient } from '../client/tenant-client.js';
import type { XqlClient } from '../client/xql-client.js';
import { reasonFor } from './unchecked.js';

/** What every question needs. */
export interface Asking {
  readonly client: TenantClient;
  readonly xql: XqlClient;
  readonly since: number;
  /** Epoch milliseconds by the clock of the tenant. */
  readonly now: () => number;
}

/** Undefined when the tenant does not tell this to this key: then other questions show why. */
export async function known<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    reasonFor(error);
    return undefined;
  }
}
