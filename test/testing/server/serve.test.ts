import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { Handler, MockRequest } from '#src/testing/server/exchange.js';
import {
  answering,
  emptyBody,
  firstOf,
  htmlError,
  onCalls,
  onPath,
  resetAfter,
  resetBefore,
  truncatedTo,
  withFaults,
} from '#src/testing/server/faults.js';
import { serve } from '#src/testing/server/serve.js';
import { running } from '../../fixtures/running-server.js';
import { send } from '../../fixtures/send.js';

const echo: Handler = (request, now) => ({
  status: 200,
  headers: { 'content-type': 'text/plain', date: 'some day' },
  body: `${request.method} ${request.path} ${request.body} ${now}`,
});

describe('a served handler', () => {
  test('sees the request as it was sent, at the time of the clock', async () => {
    const server = await running(echo, () => 42);
    const answer = await send(server.url + '/a?b=%20', {
      method: 'POST',
      body: 'ü',
      headers: { 'X-Name': 'Value' },
    });
    expect(answer).toMatchObject({ status: 200, body: 'POST /a?b=%20 ü 42' });
    expect(answer.headers.date).toBe('some day');
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ at: 42, request: { headers: { 'x-name': 'Value' } } });
    expect(server.requests[0]?.request.bytes?.byteLength).toBe(2);
  });

  test('shows a bug of the handler to the caller', async () => {
    const server = await running(() => {
      throw new TypeError('no such thing');
    });
    const answer = await send(server.url);
    expect(answer.status).toBe(500);
    expect(answer.body).toContain('no such thing');
  });

  test('breaks the connection', async () => {
    const server = await running(() => 'reset');
    await expect(send(server.url)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(server.requests).toHaveLength(1);
  });

  test('frees its port although a client is in the middle of a request', async () => {
    const server = await serve(echo);
    const { host, port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 9\r\n\r\n`);
    // Only an answer to a later request shows that the server took this one in.
    await send(server.url);
    const gone = once(socket, 'close');
    socket.on('error', () => {});
    await server.close();
    await gone;
    await expect(send(server.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('a web page in a browser on this machine', () => {
  test.each<[how: string, headers: (port: string) => { readonly [name: string]: string }]>([
    ['by a name of its own', (port) => ({ host: `attacker.example:${port}` })],
    ['by its host at another port', () => ({ host: '127.0.0.1:1' })],
    ['from another origin', () => ({ origin: 'https://attacker.example' })],
    ['from another port of this machine', () => ({ origin: 'http://127.0.0.1:1' })],
    ['without an origin', () => ({ origin: 'null' })],
    ['across sites', () => ({ 'sec-fetch-site': 'cross-site' })],
    ['from another port, as a browser says it', () => ({ 'sec-fetch-site': 'same-site' })],
  ])('is refused %s, before its body is read', async (_how, headers) => {
    const { url, requests } = await running(echo);
    const { port } = new URL(url);
    // The body that is announced never comes.
    const outgoing = request(url, {
      method: 'POST',
      headers: { host: `127.0.0.1:${port}`, 'content-length': '9', ...headers(port) },
    });
    outgoing.on('error', () => {});
    outgoing.flushHeaders();
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(403);
    outgoing.destroy();
    expect(requests).toEqual([]);
  });

  test('is let in when it is of the mock server itself', async () => {
    const { url } = await running(echo);
    const headers = { origin: url, 'sec-fetch-site': 'same-origin' };
    expect(await send(url, { headers })).toMatchObject({ status: 200 });
    const { port } = new URL(url);
    expect(await send(url, { headers: { host: `localhost:${port}` } })).toMatchObject({ status: 200 });
  });
});

test('a body over 32 MB is refused', async () => {
  const { url, requests } = await running(() => ({ status: 200, headers: {}, body: '' }));
  const sent = (bytes: number) => send(url, { method: 'POST', body: Buffer.alloc(bytes) });
  expect(await sent(32_000_001)).toMatchObject({
    status: 413,
    body: 'A body may have at most 32000000 bytes.',
  });
  expect(requests).toEqual([]);
  expect(await sent(32_000_000)).toMatchObject({ status: 200 });
});

describe('faults', () => {
  function call(handler: Handler, path = '/') {
    const request: MockRequest = { method: 'GET', path, headers: {}, body: '' };
    const reply = handler(request, 0);
    return reply === 'reset' ? reply : `${reply.status} ${reply.body}`;
  }

  function counting(): { handler: Handler; handled: () => number } {
    let handled = 0;
    const handler: Handler = () => {
      handled += 1;
      return { status: 200, headers: {}, body: `answer ${handled}` };
    };
    return { handler, handled: () => handled };
  }

  test('differ in whether the request was handled', () => {
    const { handler, handled } = counting();
    const faults = firstOf(onCalls([0], resetBefore), onCalls([1], resetAfter));
    const faulty = withFaults(handler, faults);
    expect(call(faulty)).toBe('reset');
    expect(handled()).toBe(0);
    expect(call(faulty)).toBe('reset');
    expect(handled()).toBe(1);
    expect(call(faulty)).toBe('200 answer 2');
  });

  test('spoil or replace the answer', () => {
    const { handler, handled } = counting();
    const faulty = withFaults(
      handler,
      firstOf(
        onCalls([0], truncatedTo(3)),
        onCalls([1], emptyBody),
        onCalls([2], htmlError(502, 'Bad Gateway')),
        onCalls([3], answering({ status: 418, headers: {}, body: 'tea' })),
      ),
    );
    expect(call(faulty)).toBe('200 ans');
    expect(call(faulty)).toBe('200 ');
    expect(call(faulty)).toMatch(/^502 <!DOCTYPE html>.*Bad Gateway/s);
    expect(call(faulty)).toBe('418 tea');
    expect(handled()).toBe(2);
  });

  test('of a path count its requests only, also beside others', () => {
    const faulty = withFaults(
      counting().handler,
      firstOf(onPath('/b', onCalls([0, 1], resetBefore)), onPath('/', onCalls([3], resetBefore))),
    );
    const outcomes = ['/a', '/b', '/b', '/a', '/b'].map((path) => call(faulty, path));
    expect(outcomes).toEqual(['200 answer 1', 'reset', 'reset', 'reset', '200 answer 2']);
  });
});
