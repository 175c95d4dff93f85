import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Environment } from '#src/shared/environment.js';
import { answerText } from '#src/tenant/client/answer-text.js';
import { openConnection } from '#src/tenant/client/connection.js';

const certificate = (name: string) =>
  fileURLToPath(new URL(`../../fixtures/certificates/${name}`, import.meta.url));
const authority = certificate('authority.pem');

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** A server with a certificate that only the authority of this test vouches for. */
async function secureServer(): Promise<string> {
  const pair = {
    key: readFileSync(certificate('server-key.pem')),
    cert: readFileSync(certificate('server.pem')),
  };
  const port = await listen(createHttpsServer(pair, (_request, response) => response.end('hello')));
  return `https://127.0.0.1:${port}/`;
}

/** A proxy that tunnels; it wants credentials when they are given. */
async function proxy(credentials?: string): Promise<{ readonly port: number; readonly tunnels: string[] }> {
  const tunnels: string[] = [];
  const server = createHttpServer((_request, response) => response.writeHead(405).end());
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    const wanted =
      credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`;
    if (wanted !== undefined && request.headers['proxy-authorization'] !== wanted) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    tunnels.push(String(request.url));
    const [host, port] = String(request.url).split(':');
    const target = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    target.on('error', () => client.destroy());
    client.on('error', () => target.destroy());
  });
  return { port: await listen(server), tunnels };
}

async function get(
  url: string,
  { caFiles = [] as string[], verifyCertificates = true, env = {} as Environment } = {},
) {
  const connection = await openConnection({ caFiles, verifyCertificates }, env);
  try {
    const answer = await connection.send(url, { method: 'GET', headers: {} });
    return { status: answer.status, text: await answerText(answer, 'The server answered') };
  } finally {
    await connection.close();
  }
}

describe('a certificate of a private authority', () => {
  test('is not trusted by itself', async () => {
    await expect(get(await secureServer())).rejects.toThrow('fetch failed');
  });

  test('is trusted with the file of the authority', async () => {
    expect((await get(await secureServer(), { caFiles: [authority] })).text).toBe('hello');
  });

  test('is not looked at when verification is off', async () => {
    expect((await get(await secureServer(), { verifyCertificates: false })).text).toBe('hello');
  });

  test.each([
    ['that is missing', certificate('none.pem'), 'no such file'],
    ['that holds no certificate', certificate('server-key.pem'), 'no PEM certificate'],
  ])('is refused with a file %s', async (_case, file, expected) => {
    await expect(openConnection({ caFiles: [file], verifyCertificates: true }, {})).rejects.toThrow(expected);
  });
});

describe('a proxy', () => {
  test('of HTTPS_PROXY is used, certificates and all', async () => {
    const url = await secureServer();
    const { port, tunnels } = await proxy();
    const env = { HTTPS_PROXY: `http://127.0.0.1:${port}` };
    expect((await get(url, { caFiles: [authority], env })).text).toBe('hello');
    expect(tunnels).toEqual([new URL(url).host]);
  });

  test('gets its credentials', async () => {
    const url = await secureServer();
    const { port, tunnels } = await proxy('ada:pass');
    const through = (user: string) => ({
      caFiles: [authority],
      env: { https_proxy: `http://${user}127.0.0.1:${port}` },
    });
    await expect(get(url, through(''))).rejects.toThrow();
    expect((await get(url, through('ada:pass@'))).text).toBe('hello');
    expect(tunnels).toHaveLength(1);
  });

  test.each(['SECRET', 'user:SECRET@proxy:3128', 'http://user:SECRET@:x'])(
    'that is no URL (%s) is refused unseen',
    async (proxyUrl) => {
      const opening = openConnection({ caFiles: [], verifyCertificates: true }, { HTTPS_PROXY: proxyUrl });
      await expect(opening).rejects.toThrow('http://host:port');
      await expect(opening).rejects.not.toThrow('SECRET');
    },
  );

  test('is left out for the hosts of NO_PROXY', async () => {
    const url = await secureServer();
    const { port, tunnels } = await proxy();
    const env = { HTTPS_PROXY: `http://127.0.0.1:${port}`, NO_PROXY: 'example.com,127.0.0.1' };
    expect((await get(url, { caFiles: [authority], env })).text).toBe('hello');
    expect(tunnels).toEqual([]);
  });
});

test('a connection that is still being opened for an interrupted request does not outlive its close', {
  timeout: 15_000,
}, async () => {
  // It takes the connection, and never answers the handshake, for which a client waits longer than this test.
  const silent = createServer();
  const arrival = once(silent, 'connection') as Promise<[Socket]>;
  const port = await listen(silent);
  const connection = await openConnection({ caFiles: [], verifyCertificates: true }, {});
  const stopped = new AbortController();
  const { signal } = stopped;
  const answer = connection.send(`https://127.0.0.1:${port}/`, { method: 'GET', headers: {}, signal });
  const failed = expect(answer).rejects.toThrow();
  const [socket] = await arrival;
  const ended = new Promise<void>((resolve) => socket.resume().once('close', () => resolve()));
  socket.on('error', () => {});
  stopped.abort();
  await failed;
  await connection.close();
  await ended;
});
