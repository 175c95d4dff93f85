import type { Directory, Principal } from './directory.js';
import type { Cause } from './errors.js';

export type Authentication =
  | { readonly principal: Principal }
  | { readonly refused: Cause; readonly address?: string };

type Headers = { readonly [name: string]: string };

const bearer = /^Bearer ([\w.-]+)$/;
const globalKey = /^(?:cfk_\w{40,}|[0-9a-f]{37,45})$/;
const email = /^[^\s@]+@[^\s@]+$/;

/** Who sent the request, or why that stays unknown. `now` is in epoch milliseconds. */
export function authenticate(headers: Headers, directory: Directory, now: number): Authentication {
  if (headers.authorization !== undefined) return byToken(headers.authorization, directory, now);
  const key = headers['x-auth-key'];
  const address = headers['x-auth-email'];
  if (key === undefined && address === undefined) return { refused: 'noCredentials' };
  if (address === undefined) return { refused: 'missingEmail' };
  if (key === undefined) return { refused: 'missingKey' };
  if (!email.test(address)) return { refused: 'malformedEmail' };
  if (!globalKey.test(key)) return { refused: 'malformedKey' };
  const user = directory.userByKey(key, address);
  return user === undefined ? { refused: 'unknownKey' } : { principal: { kind: 'global key', user } };
}

function byToken(authorization: string, directory: Directory, now: number): Authentication {
  const value = bearer.exec(authorization)?.[1];
  if (value === undefined) return { refused: 'malformedAuthorization' };
  const principal = directory.tokenPrincipal(value);
  if (principal === undefined || principal.kind === 'global key') {
    return { refused: directory.userByKey(value) === undefined ? 'unknownToken' : 'keyAsToken' };
  }
  const { token } = principal;
  if (token.usableFrom !== undefined && now < token.usableFrom) return { refused: 'freshToken' };
  if (token.refusedAddress !== undefined) return { refused: 'foreignAddress', address: token.refusedAddress };
  return { principal };
}

/** What a verify endpoint says instead: it knows only its own kind of token, and gives fewer reasons. */
export function causeAtVerify(cause: Cause): Cause {
  switch (cause) {
    case 'noCredentials':
    case 'missingEmail':
    case 'missingKey':
    case 'freshToken':
      return cause;
    case 'malformedAuthorization':
      return 'malformedAuthorizationAtVerify';
    default:
      return 'unknownTokenAtVerify';
  }
}
