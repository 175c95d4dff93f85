import { describe, expect, test } from 'vitest';
import { defineIntegration } from '#src/definition/index.js';
import { implement } from '#src/runtime/index.js';
import { type Answer, type Request, type RunResult, runOnPlatform } from './platform.js';

const parameters = {
  login: {
    kind: 'credentials',
    display: 'Client ID',
    displayPassword: 'Client Secret',
    section: 'Connect',
    required: true,
    help: 'The client.',
  },
} as const;

const logs = defineIntegration({
  id: 'Desk Logs',
  category: 'Analytics & SIEM',
  description: 'Collects logs.',
  parameters,
  events: {
    vendor: 'Desk',
    product: 'Logs',
    commandPrefix: 'desk',
    streams: { audit: { name: 'Audit Logs', time: 'at', id: 'id' } },
  },
});

interface Token {
  readonly access_token: string;
  readonly expires_in: number;
}

const run = implement(logs, {
  connect({ params, http, host, keepToken }) {
    const token = keepToken(() => {
      const { access_token, expires_in } = http.request<Token>({
        method: 'POST',
        path: 'https://desk.example.com/token',
        form: { client_id: params.login.identifier, client_secret: params.login.password },
      });
      return { token: access_token, seconds: expires_in };
    });
    host.logInfo(`The token is ${token}.`);
    return { url: 'https://desk.example.com', headers: { Authorization: `Bearer ${token}` } };
  },
  streams: { audit: ({ http }) => ({ records: http.get<unknown[]>('/audit'), cursor: null }) },
});

/** An instance, and how many tokens the service gave. */
function instance({ seconds = 3600, state = { context: {} as unknown, lastRun: {} as unknown } } = {}) {
  const valid: string[] = [];
  const at = Math.floor(Date.now() / 1000) - 60;
  let issued = 0;
  let delivered = 0;
  const answer = ({ url, headers, body }: Request): Answer => {
    if (url.startsWith('https://tenant')) {
      delivered += body.split('\n').filter((line) => line !== '').length;
      return body === '' ? { status: 500 } : { json: { error: 'false' } };
    }
    if (url.endsWith('/token')) {
      issued += 1;
      valid.push(`token-5d1b7a3c-${issued}`);
      return { json: { access_token: valid.at(-1), expires_in: seconds } };
    }
    const isValid = valid.some((token) => headers.Authorization === `Bearer ${token}`);
    return isValid ? { json: [{ id: 'a1', at }] } : { status: 401, json: { message: 'expired' } };
  };
  const call = (command = 'fetch-events', password = 'secret-of-the-client'): RunResult =>
    runOnPlatform(run, {
      command,
      state,
      params: {
        login: { identifier: 'ada', password },
        http_collector_url: 'https://tenant.example.com/logs/v1/event',
        http_collector_key: { identifier: '', password: 'collector-key' },
        first_fetch: '1 hour',
      },
      answer,
    });
  return { call, valid, state, issued: () => issued, delivered: () => delivered };
}

describe('a token that is kept', () => {
  test('serves all commands, and the collection keeps its state', () => {
    const { call, issued, delivered, state } = instance();
    for (const command of [
      'fetch-events',
      'desk-get-events',
      'fetch-events',
      'desk-get-status',
      'fetch-events',
    ])
      expect(call(command).error).toBeUndefined();
    expect(issued()).toBe(1);
    expect(delivered()).toBe(1);
    expect(state.context).toMatchObject({ version: '2', token: expect.stringContaining('token-5d1b7a3c-1') });
    expect(JSON.stringify(state.lastRun)).not.toContain('token-5d1b7a3c');
  });

  test('appears in no log', () => {
    const { call } = instance();
    for (const { log } of [call(), call()]) {
      expect(log).toContain('The token is ***.');
      expect(log.join()).not.toContain('5d1b7a3c');
    }
  });

  test('is asked for again by Test, and with other settings', () => {
    const { call, issued } = instance();
    call();
    call('test-module');
    expect(issued()).toBe(2);
    call();
    expect(issued()).toBe(2);
    call('fetch-events', 'another-secret');
    expect(issued()).toBe(3);
  });

  test('is asked for again behind a refusal', () => {
    const { call, valid, issued, delivered } = instance();
    call();
    valid.length = 0;
    expect(call().error).toContain('answered 401');
    expect(call().error).toBeUndefined();
    expect(issued()).toBe(2);
    expect(delivered()).toBe(1);
  });

  test('is not used shortly before it expires', () => {
    const { call, issued } = instance({ seconds: 170 });
    call();
    call();
    expect(issued()).toBe(2);
  });

  test('takes nothing from a context that is a text, or damaged', () => {
    const other = JSON.stringify({ other: 'kept' });
    const text = instance({ state: { context: other, lastRun: {} } });
    text.call('desk-get-events');
    expect(text.state.context).toMatchObject({ other: 'kept', token: expect.any(String) });
    const damaged = instance({ state: { context: '{"other":', lastRun: {} } });
    expect(damaged.call('desk-get-events').error).toBeUndefined();
    expect(damaged.state.context).toBe('{"other":');
  });

  test('must be a text', () => {
    const { valid, call } = instance();
    valid.at = () => undefined;
    expect(call().error).toContain('The service gave no token to sign in with');
  });
});
