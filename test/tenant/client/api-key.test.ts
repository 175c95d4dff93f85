import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { authorizationHeaders, checkKey, randomNonce } from '#src/tenant/client/api-key.js';
import { Secret } from '#src/tenant/client/secret.js';

const secret = new Secret('key-text');

describe('the headers of a key', () => {
  test('of the kind Standard hold it as it is', () => {
    expect(authorizationHeaders({ kind: 'standard', id: '7', secret }, 0)).toEqual({
      Authorization: 'key-text',
      'x-xdr-auth-id': '7',
    });
  });

  test('of the kind Advanced hold the hash of key, nonce and time', () => {
    // echo -n 'key-textabc1700000000000' | sha256sum
    expect(
      authorizationHeaders({ kind: 'advanced', id: '7', secret }, 1_700_000_000_000, () => 'abc'),
    ).toEqual({
      Authorization: 'd732ef2587e11a72e7876e6035f42e00b277eb6c7d33d54eff96154ecde76693',
      'x-xdr-auth-id': '7',
      'x-xdr-nonce': 'abc',
      'x-xdr-timestamp': '1700000000000',
    });
  });

  test('have a fresh nonce of 64 letters and digits', () => {
    expect(randomNonce()).toMatch(/^[a-zA-Z0-9]{64}$/);
    expect(randomNonce()).not.toBe(randomNonce());
  });
});

describe('a secret', () => {
  test('does not show', () => {
    const shown = [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }),
      inspect([secret]),
    ];
    expect(shown.join()).not.toContain('key-text');
    expect(shown.join()).toContain('***');
  });

  test('is taken out of the texts of others', () => {
    expect(secret.removeFrom('bad key: key-text!')).toBe('bad key: ***!');
  });
});

describe('a key that no header can carry', () => {
  test.each(['', 'two words', 'line\n', 'naïve'])('%j is refused without showing it', (text) => {
    const check = () => checkKey({ kind: 'standard', id: '7', secret: new Secret(text) }, 'MY_KEY');
    expect(check).toThrow('MY_KEY');
    if (text !== '') expect(check).not.toThrow(text);
  });

  test('an ID that is no number is refused', () => {
    expect(() => checkKey({ kind: 'standard', id: 'seven', secret }, 'MY_KEY')).toThrow('not a number');
  });
});
