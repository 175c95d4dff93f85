import { answering, type Fault, htmlError, resetBefore } from '#src/testing/server/faults.js';
import type { Commands, Fixture } from '../fixture.js';
import { collectorKey } from '../organization.js';
import { fillLogs } from '../records.js';
import type { MessageCase } from './message-case.js';

const url = 'HTTP Log Collector URL';
const key = 'HTTP Log Collector Key';

function plain(status: number, body = '', headers: { readonly [name: string]: string } = {}): Fault {
  return answering({ status, headers, body });
}

const onTest: readonly MessageCase[] = [
  { name: 'a wrong key', names: ['401', key, url], collector: plain(401) },
  { name: 'a key that may not', names: ['403', key], collector: plain(403) },
  { name: 'a wrong address', names: ['404', url], collector: plain(404, 'page not found') },
  { name: 'no answer', names: ['did not answer', url], collector: resetBefore },
  {
    name: 'nobody listens',
    names: ['did not answer', url],
    params: { http_collector_url: 'http://127.0.0.1:1/logs/v1/event' },
  },
];

/** Delivers one event. */
async function push(instance: Commands, fixture: Fixture) {
  fillLogs(fixture, { accountAudit: 1 });
  return instance.getEvents({ should_push_events: 'true' });
}

const answers: readonly {
  readonly name: string;
  readonly names: readonly string[];
  readonly fault: Fault;
}[] = [
  { name: '200 with an error', names: ['200', url], fault: plain(200, '{"error":"quota exceeded"}') },
  {
    name: '200 with the key in its error',
    names: ['200', url],
    fault: plain(200, JSON.stringify({ error: `token ${collectorKey} unknown` })),
  },
  { name: '200 with a page', names: ['200', url], fault: htmlError(200, 'Sign in') },
  { name: '302', names: ['302', url], fault: plain(302, '', { location: '/login' }) },
  {
    name: '400',
    names: ['400', 'uncompressed', 'JSON'],
    fault: plain(400, 'gzip compression error (invalid header)'),
  },
  { name: '401', names: ['401', key], fault: plain(401) },
  { name: '403', names: ['403', key], fault: plain(403) },
  { name: '404', names: ['404', url], fault: plain(404, 'page not found') },
  { name: '408', names: ['408'], fault: plain(408) },
  { name: '418', names: ['418'], fault: plain(418) },
  { name: '429', names: ['429'], fault: plain(429) },
  { name: '429 with a time', names: ['429'], fault: plain(429, '', { 'retry-after': '30' }) },
  {
    name: '500',
    names: ['500', 'uncompressed', 'JSON'],
    fault: plain(500, '{ "error": "error processing request"}'),
  },
  { name: '502 as a page', names: ['502'], fault: htmlError(502, 'Bad Gateway') },
  { name: '503', names: ['503'], fault: plain(503) },
  { name: 'no answer', names: ['did not answer', url], fault: resetBefore },
];

export const collectorCases = {
  'HTTP Log Collector, on Test': onTest,
  'HTTP Log Collector, on delivery': answers.map(
    ({ fault, ...rest }): MessageCase => ({ ...rest, collector: fault, run: push }),
  ),
};
