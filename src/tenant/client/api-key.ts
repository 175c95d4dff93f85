import { createHash, randomBytes } from 'node:crypto';
import type { Secret } from './secret.js';
import { TenantError } from './tenant-error.js';

/** The security level with which a key was created. It decides how a request proves that its sender has the key. */
export type KeyKind = 'standard' | 'advanced';

export interface ApiKey {
  readonly kind: KeyKind;
  readonly id: string;
  readonly secret: Secret;
}

export const otherKind = { standard: 'advanced', advanced: 'standard' } as const satisfies Record<
  KeyKind,
  KeyKind
>;

/** As a sentence calls a key of each kind. */
export const keyNames = {
  standard: 'a Standard key',
  advanced: 'an Advanced key',
} as const satisfies Record<KeyKind, string>;

/** The variables of the environment that hold a key. */
export const keyVariables = {
  standard: 'DEMISTO_API_KEY',
  advanced: 'DEMISTO_ADVANCED_API_KEY',
} as const satisfies Record<KeyKind, string>;

/** 64 letters and digits. */
export function randomNonce(): string {
  return randomBytes(32).toString('hex');
}

/**
 * The headers of one request. A Standard key is sent as it is; an Advanced key signs a nonce and the time.
 * `now` is in epoch milliseconds.
 */
export function authorizationHeaders(
  key: ApiKey,
  now: number,
  nonce: () => string = randomNonce,
): Record<string, string> {
  const secret = key.secret.reveal();
  if (key.kind === 'standard') return { Authorization: secret, 'x-xdr-auth-id': key.id };
  const timestamp = String(now);
  const salt = nonce();
  return {
    Authorization: createHash('sha256')
      .update(secret + salt + timestamp)
      .digest('hex'),
    'x-xdr-auth-id': key.id,
    'x-xdr-nonce': salt,
    'x-xdr-timestamp': timestamp,
  };
}

/** Throws a TenantError, which does not show it, for a key that no header can carry. */
export function checkKey({ id, secret }: ApiKey, origin: string): void {
  if (!/^[\x21-\x7e]+$/.test(secret.reveal())) {
    throw new TenantError(
      'key',
      'user',
      `The API key from ${origin} is empty or holds white space, line breaks or characters outside of ASCII. ` +
        'Copy it again; if it is lost, create a new one.',
    );
  }
  if (!/^\d+$/.test(id)) {
    throw new TenantError(
      'key',
      'user',
      'The key ID is not a number. It is in the column "ID" on the page for API keys, next to the key.',
    );
  }
}
