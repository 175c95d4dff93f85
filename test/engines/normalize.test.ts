import { expect, test } from 'vitest';
import { tokens } from '../pack/mock-api/organization.js';
import { differences } from './differences.js';
import { normalized } from './normalize.js';
import type { Observation, Told } from './observation.js';
import { emptyState } from './scenario.js';

function told(port: number, changes: Partial<Observation> = {}): Told {
  const url = `http://127.0.0.1:${port}`;
  const observation: Observation = {
    command: 'fetch-events',
    entries: [],
    error: `no answer from ${url}/client`,
    logs: [],
    waits: [],
    calls: [],
    state: emptyState,
    sourceRequests: [],
    destinationRequests: [],
    rows: [],
    ...changes,
  };
  return { observations: [observation], names: { [url]: 'http://source' }, milliseconds: port };
}

function destinationBody(body: string): Partial<Observation> {
  const request = { method: 'POST', path: '/logs', headers: {}, body, status: 200 };
  return { destinationRequests: [request] };
}

test('ports do not count', () => {
  expect(normalized(told(1234), 'kept')).toEqual(normalized(told(5678), 'kept'));
});

test('the mark of a run does not count, and its absence does', () => {
  const withRun = (run?: string) =>
    normalized(
      told(1, { state: { ...emptyState, lastRun: run === undefined ? {} : { run, sequence: '3' } } }),
      'kept',
    );
  expect(withRun('mwrlxcyoqg757q')).toEqual(withRun('mwrlxcyothiz1a'));
  expect(withRun('mwrlxcyoqg757q')).not.toEqual(withRun());
});

test('no secret is left', () => {
  const text = JSON.stringify(normalized(told(1, { error: `token ${tokens.user.value}` }), 'kept'));
  expect(text).toContain('token <secret>');
  expect(text).not.toContain(tokens.user.value);
});

test('the words of Go and of Node for a failed connection count as the same', () => {
  const go =
    'did not answer (Get "http://127.0.0.1:1/a?x=1": dial tcp 127.0.0.1:1: connect: connection refused). Check';
  const node = 'did not answer (GET "http://127.0.0.1:1/a": connection refused). Check';
  const other = 'did not answer (GET "http://127.0.0.1:1/b": connection refused). Check';
  expect(normalized(told(1, { error: go }), 'kept')).toEqual(normalized(told(1, { error: node }), 'kept'));
  expect(normalized(told(1, { error: go }), 'kept')).not.toEqual(
    normalized(told(1, { error: other }), 'kept'),
  );
  // As it stands in the state, which is JSON inside of JSON.
  const [escapedGo, escapedNode] = [go, node].map((text) => JSON.stringify({ error: text })) as [
    string,
    string,
  ];
  expect(normalized(told(1, { error: escapedGo }), 'kept')).toEqual(
    normalized(told(1, { error: escapedNode }), 'kept'),
  );
});

test('the order of keys in a body counts unless the engine sorts them', () => {
  const [kept, sorted] = ['{"b":1,"a":"<"}\n', '{"a":"\\u003c","b":1}\n'].map((body) =>
    told(1, destinationBody(body)),
  ) as [Told, Told];
  expect(differences(normalized(kept, 'kept'), normalized(sorted, 'kept'))).toHaveLength(1);
  expect(differences(normalized(kept, 'sorted'), normalized(sorted, 'sorted'))).toEqual([]);
});

test('a value that differs in a body counts in any case', () => {
  const [one, two] = ['{"a":1}\n{"a":2}\n', '{"a":1}\n{"a":3}\n'].map((body) =>
    told(1, destinationBody(body)),
  ) as [Told, Told];
  expect(differences(normalized(one, 'sorted'), normalized(two, 'sorted'))).toEqual([
    { path: '0.destinationRequests.0.body.1.a', expected: '2', actual: '3' },
  ]);
});
