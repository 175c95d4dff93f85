import {
  answering,
  type Faults,
  htmlError,
  onCalls,
  resetAfter,
  resetBefore,
} from '#src/testing/server/faults.js';
import type { Scenario } from '../scenario.js';

function text(status: number, body: string, headers: Readonly<Record<string, string>> = {}) {
  return answering({ status, headers: { 'content-type': 'text/plain', ...headers }, body });
}

const always =
  (fault: ReturnType<Faults>): Faults =>
  () =>
    fault;

/** Answers that lose no event: the same run goes on, or the next one. */
const passing: Readonly<Record<string, Faults>> = {
  'one 413': onCalls([0], text(413, '')),
  'one 500': onCalls([0], text(500, '{ "error": "failed" }')),
  'one 502 in HTML': onCalls([1], htmlError(502, 'Bad Gateway')),
  'one 429 with Retry-After': onCalls([0], text(429, '', { 'retry-after': '7' })),
  'one broken connection': onCalls([0], resetBefore),
  'accepted, then a broken connection': onCalls([1], resetAfter),
};

const failing: Readonly<Record<string, Faults>> = {
  '401': always(text(401, '')),
  '403': always(text(403, '')),
  '404': always(text(404, 'page not found')),
  '400, gzip expected': always(text(400, 'gzip compression error (invalid header)')),
  '413 for every batch': always(text(413, '')),
  '500': always(text(500, '{ "error": "error processing request" }')),
  '503 in HTML': always(htmlError(503, 'Service Unavailable')),
  '200 in HTML': always(htmlError(200, 'Sign in')),
  '200 with an error': always(text(200, '{ "error": "quota <used> up" }')),
  '302': always(text(302, '', { location: 'https://example.net/' })),
  '429 without end': always(text(429, '')),
};

/** What the HTTP Log Collector may answer. */
export const destinationScenarios: readonly Scenario[] = [
  ...Object.keys(passing).map(
    (name): Scenario => ({
      name: `destination: ${name}`,
      destinationFaults: () => (request, now, call) => passing[name]?.(request, now, call),
      steps: [{ command: 'fetch-events' }, { command: 'fetch-events' }],
    }),
  ),
  ...Object.keys(failing).map(
    (name): Scenario => ({
      name: `destination: ${name}`,
      destinationFaults: () => (request, now, call) => failing[name]?.(request, now, call),
      steps: [
        {
          command: 'test-module',
          ...(/^(?:200|302|40[134])/.test(name) ? { fails: /The HTTP Log Collector answered/ } : {}),
        },
        { command: 'fetch-events', fails: /The HTTP Log Collector answered/ },
        { command: 'fetch-events', fails: /The HTTP Log Collector answered/ },
      ],
    }),
  ),
  {
    name: 'destination: wrong key',
    params: { http_collector_key: { identifier: '', password: 'B8nYc3HsJ6dGf1Wk' } },
    steps: [
      { command: 'test-module', fails: /answered 401/ },
      { command: 'fetch-events', fails: /answered 401/ },
    ],
  },
  {
    name: 'destination: refused connection',
    refused: 'destination',
    steps: [
      { command: 'test-module', fails: /did not answer/ },
      { command: 'fetch-events', fails: /did not answer/ },
    ],
  },
];
