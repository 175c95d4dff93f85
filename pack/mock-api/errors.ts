import type { MockResponse } from 'cortex-pack/test';

interface ErrorEntry {
  readonly code: number;
  readonly message: string;
  readonly error_chain?: readonly ErrorEntry[];
}

/** One way in which the API refuses. `{path}` and `{address}` in a message stand for those of the request. */
export interface Refusal {
  readonly status: number;
  /** Several errors, or the one that comes without an envelope. */
  readonly errors: readonly ErrorEntry[] | { readonly code: number; readonly error: string };
}

function refusal(status: number, code: number, message: string, chain?: ErrorEntry): Refusal {
  return {
    status,
    errors: [{ code, message, ...(chain === undefined ? {} : { error_chain: [chain] }) }],
  };
}

const invalidHeaders = 'Invalid request headers';
const invalidAuthorization = 'Invalid format for Authorization header';
const authenticationError = 'Authentication error';
const noSuchObject = 'Could not route to {path}, perhaps your object identifier is invalid?';

/**
 * Every refusal that was seen of the real API, by its cause. Where reports differ there are several, the most
 * likely first.
 */
export const refusals = {
  pageBehindTheEnd: [refusal(400, 1004, 'Bad Request')],
  startTooOld: [
    refusal(400, 1004, 'invalid time range: too early: logs older than 18 months are not available'),
  ],
  noCredentials: [refusal(400, 9106, 'Missing X-Auth-Key, X-Auth-Email or Authorization headers')],
  missingEmail: [refusal(400, 9106, 'Missing X-Auth-Email header')],
  missingKey: [refusal(400, 9107, 'Missing X-Auth-Key header')],
  malformedAuthorization: [refusal(400, 6003, invalidHeaders, { code: 6111, message: invalidAuthorization })],
  malformedAuthorizationAtVerify: [refusal(400, 6111, invalidAuthorization)],
  malformedKey: [
    refusal(400, 6003, invalidHeaders, { code: 6103, message: 'Invalid format for X-Auth-Key header' }),
  ],
  malformedEmail: [
    refusal(400, 6003, invalidHeaders, { code: 6102, message: 'Invalid format for X-Auth-Email header' }),
  ],
  unknownTokenAtVerify: [refusal(401, 1000, 'Invalid API Token')],
  unknownToken: [
    refusal(401, 10000, authenticationError),
    refusal(403, 10000, authenticationError),
    refusal(401, 9109, 'Invalid access token'),
    refusal(403, 9109, 'Invalid access token'),
  ],
  unknownKey: [refusal(400, 9103, 'Unknown X-Auth-Key or X-Auth-Email')],
  keyAsToken: [refusal(401, 10000, authenticationError), refusal(403, 10000, authenticationError)],
  missingPermission: [
    refusal(403, 10000, authenticationError),
    refusal(403, 9109, 'Unauthorized to access requested resource'),
    refusal(
      403,
      10002,
      'Authorization Failure: The authentication credentials are not authorized to perform the request.',
    ),
    { status: 403, errors: { code: 1010, error: 'auth.forbidden' } },
  ],
  unreachableAccount: [refusal(403, 10000, authenticationError)],
  malformedAccount: [
    refusal(404, 7003, noSuchObject),
    refusal(400, 7003, noSuchObject),
    {
      status: 404,
      errors: [
        { code: 7003, message: noSuchObject },
        { code: 7000, message: 'No route for that URI' },
      ],
    },
  ],
  noRoute: [refusal(404, 7000, 'No route for that URI')],
  foreignAddress: [
    refusal(403, 9109, 'Cannot use the access token from location: {address}'),
    refusal(401, 9109, 'Cannot use the access token from location: {address}'),
  ],
  accountTokenForUser: [refusal(403, 9109, 'Valid user-level authentication not found')],
  accessNotEnabled: [
    refusal(403, 9999, 'access.api.error.not_enabled: Access is not enabled. Visit the Access dashboard'),
  ],
  gatewayNotInitialized: [refusal(401, 1001, 'Account ID is invalid or has not been initialized.')],
  invalidAccessParameter: [refusal(400, 12091, 'access.api.error.invalid_url_parameter_value')],
  // Neither code nor text of this one is known.
  invalidAuditParameter: [refusal(400, 1004, 'Invalid query parameter')],
  // Reports leave out the code of this one.
  freshToken: [refusal(403, 10001, 'Unable to authenticate request')],
  // The status was not reported.
  tooManyFailures: [refusal(429, 10502, 'Too many authentication failures')],
  rateLimited: [
    refusal(429, 971, 'Please wait and consider throttling your request speed'),
    refusal(429, 10429, 'Please wait and consider throttling your request speed'),
  ],
} as const satisfies { readonly [cause: string]: readonly Refusal[] };

export type Cause = keyof typeof refusals;

/** Which of several reported refusals a cause gets, as an index; 0 where it is not named. */
export type Variants = { readonly [C in Cause]?: number };

export interface RefusalDetails {
  readonly path?: string;
  readonly address?: string;
}

/** The answer for a cause. Throws RangeError for a variant that does not exist. */
export function refuse(cause: Cause, variants: Variants = {}, details: RefusalDetails = {}): MockResponse {
  const variant = variants[cause] ?? 0;
  const alternatives: readonly Refusal[] = refusals[cause];
  const chosen = alternatives[variant];
  if (chosen === undefined) throw new RangeError(`The refusal ${cause} has no variant ${variant}.`);
  const { status, errors } = chosen;
  const body = 'code' in errors ? errors : { result: null, success: false, errors, messages: [] };
  const text = JSON.stringify(body)
    .replaceAll('{path}', escaped(details.path ?? ''))
    .replaceAll('{address}', escaped(details.address ?? ''));
  return { status, headers: { 'content-type': 'application/json' }, body: text };
}

/** The text as it stands between the quotes of JSON. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
