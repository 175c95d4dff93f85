import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isCrossOrigin, isOwnHost } from '../../../testing/server/cross-origin.js';

/** An answer to a request that is not let in. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
}

/** Sent with every answer: the page runs only its own files, calls only this server, and lies in no frame. */
export const securityHeaders: { readonly [name: string]: string } = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** Refuses a name of this machine that is not its own. */
export function refuseHost(headers: IncomingHttpHeaders, port: number): Refusal | undefined {
  if (isOwnHost(headers, port)) return undefined;
  return { status: 403, message: `This is the playground at http://127.0.0.1:${port}, under no other name.` };
}

/** Refuses a call of anybody but the page that was opened with the token. Its host was found right. */
export function refuseCall(headers: IncomingHttpHeaders, token: string): Refusal | undefined {
  const { authorization = '', 'content-type': type = '' } = headers;
  if (isCrossOrigin(headers)) return { status: 403, message: 'Calls from other pages are refused.' };
  if (!isSame(authorization, `Bearer ${token}`))
    return {
      status: 401,
      message:
        'The token is missing or wrong. Open the address that the playground printed when it was started.',
    };
  if (type.split(';')[0]?.trim().toLowerCase() !== 'application/json')
    return { status: 415, message: 'A call takes JSON: send it with content-type application/json.' };
  return undefined;
}

/** In a time that tells nothing of where they differ. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
