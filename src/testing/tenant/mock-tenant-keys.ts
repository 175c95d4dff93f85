import { createHash } from 'node:crypto';
import type { MockRequest } from '../server/exchange.js';

/** An API key as a tenant's administrator creates it. */
export interface TenantKey {
  readonly id: string;
  readonly kind: 'standard' | 'advanced';
  readonly secret: string;
  readonly role: 'Instance Administrator' | 'Viewer';
  readonly owner: string;
}

const longestSkewMs = 300_000;

/** Finds the key with which a request was sent, as the documented schemes say. A signature is good only once. */
export function createKeyCheck(
  keys: readonly TenantKey[],
): (request: MockRequest, now: number) => TenantKey | undefined {
  const usedNonces = new Set<string>();
  return ({ headers }, now) => {
    const key = keys.find(({ id }) => id === headers['x-xdr-auth-id']);
    if (key === undefined) return undefined;
    if (key.kind === 'standard') return headers.authorization === key.secret ? key : undefined;
    const nonce = headers['x-xdr-nonce'] ?? '';
    const timestamp = headers['x-xdr-timestamp'] ?? '';
    const signature = createHash('sha256').update(`${key.secret}${nonce}${timestamp}`, 'utf8').digest('hex');
    const good =
      /^[A-Za-z0-9]{64}$/.test(nonce) &&
      !usedNonces.has(nonce) &&
      /^\d{13}$/.test(timestamp) &&
      Math.abs(now - Number(timestamp)) <= longestSkewMs &&
      headers.authorization === signature;
    if (good) usedNonces.add(nonce);
    return good ? key : undefined;
  };
}
