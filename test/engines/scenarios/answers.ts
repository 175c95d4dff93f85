import {
  answering,
  emptyBody,
  type Fault,
  type Faults,
  htmlError,
  onCalls,
  onPath,
  resetBefore,
  truncatedTo,
} from '#src/testing/server/faults.js';
import {
  failureWithStatus200,
  flatError,
  rateLimited,
  reasonInMessages,
  refusing,
} from '../../../pack/mock-api/faults.js';
import type { Scenario } from '../scenario.js';

const redirect = answering({ status: 301, headers: { location: 'https://example.net/' }, body: '' });

/** What Cloudflare may say instead of records, at every request. */
const lasting: Readonly<Record<string, Fault>> = {
  '401, unknown token': refusing('unknownToken'),
  '403, unknown token': refusing('unknownToken', 3),
  '403 9109, foreign address': refusing('foreignAddress'),
  '403 10000, missing permission': refusing('missingPermission'),
  '403 9109, missing permission': refusing('missingPermission', 1),
  '403 10002, missing permission': refusing('missingPermission', 2),
  '403 without envelope': refusing('missingPermission', 3),
  '400 6003 with a chain': refusing('malformedAuthorization'),
  '400 9103, unknown key': refusing('unknownKey'),
  '403, credential too new': refusing('freshToken'),
  '403 9999, Access not enabled': refusing('accessNotEnabled'),
  '401 1001, not initialized': refusing('gatewayNotInitialized'),
  '404 7003, malformed account': refusing('malformedAccount', 2),
  '404 7000, no route': refusing('noRoute'),
  '400 12091, invalid parameter': refusing('invalidAccessParameter'),
  '429 with Retry-After': rateLimited(3),
  '429 without Retry-After': rateLimited(),
  '429, too many failures': refusing('tooManyFailures'),
  '500, success false': answering({
    status: 500,
    headers: { 'content-type': 'application/json' },
    body: '{"result":null,"success":false,"errors":[{"code":10001,"message":"try \\u00fc again"}],"messages":[]}',
  }),
  '502, HTML': htmlError(502, 'Bad Gateway'),
  '403, HTML': htmlError(403, 'Forbidden'),
  '200, HTML': htmlError(200, 'Sign in'),
  '200, truncated': truncatedTo(60),
  '200, empty': emptyBody,
  '200, success false': failureWithStatus200,
  '400, reason in messages': reasonInMessages,
  '403, flat error': flatError(403, 1010, 'browser signature banned'),
  '301, elsewhere': redirect,
};

const fixed: Readonly<Record<string, Faults>> = {
  'one 429 with Retry-After': onCalls([0], rateLimited(2)),
  'one 503 in HTML': onCalls([1], htmlError(503, 'Service Unavailable')),
  'a broken connection': onCalls([0], resetBefore),
  'truncated twice': onCalls([0, 3], truncatedTo(100)),
};

/** Error answers of Cloudflare, for good and for a while. */
export const answerScenarios: readonly Scenario[] = [
  ...Object.entries(lasting).map(
    ([name, fault]): Scenario => ({
      name: `source: ${name}`,
      sourceFaults: () => () => fault,
      steps: [
        { command: 'test-module', fails: /Cloudflare answered \d{3}/ },
        { command: 'fetch-events', fails: /Cloudflare answered \d{3}/ },
        { command: 'cloudflare-zero-trust-get-events', fails: /Cloudflare answered \d{3}/ },
      ],
    }),
  ),
  ...Object.keys(fixed).map(
    (name): Scenario => ({
      name: `source: ${name}`,
      sourceFaults: () => (request, now, call) => fixed[name]?.(request, now, call),
      steps: [{ command: 'fetch-events' }, { command: 'fetch-events' }],
    }),
  ),
  {
    name: 'source: one log fails for good',
    sourceFaults: () => onPath('/access/', () => htmlError(500, 'Internal Server Error')),
    steps: [
      { command: 'fetch-events' },
      { command: 'fetch-events' },
      { command: 'fetch-events', fails: /Access Authentication Logs: Cloudflare answered 500/ },
    ],
  },
  {
    name: 'source: refused connection',
    refused: 'source',
    steps: [
      { command: 'test-module', fails: /did not answer/ },
      { command: 'fetch-events', fails: /did not answer/ },
      { command: 'cloudflare-zero-trust-get-events', fails: /did not answer/ },
    ],
  },
];
