import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { resultOf, runScript } from './run-script.js';

async function serveOnce(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function requestScript(url: string, options: object = {}, timeoutMs = 20_000): string {
  return (
    `try { return http('${url}', ${JSON.stringify({ Method: 'GET', Headers: {}, ...options })}, false, false, ` +
    `undefined, undefined, ${timeoutMs}); } catch (e) { return 'thrown: ' + e.message; }`
  );
}

test('a request arrives as the script made it', async () => {
  let seen: unknown;
  const url = await serveOnce(async (request, response) => {
    const { authorization, 'user-agent': agent } = request.headers;
    seen = [request.method, request.url, authorization, agent, await bodyOf(request)];
    response.end('done');
  });
  const options = {
    Method: 'POST',
    Headers: { Authorization: ['Bearer a'], 'User-Agent': ['our agent'] },
    Body: '{"text":"m\u00fcller \ud83d\ude80"}\n',
  };
  expect(await resultOf(requestScript(`${url}/path?a=1%202`, options))).toMatchObject({
    StatusCode: 200,
    Status: '200 OK',
    Body: 'done',
  });
  expect(seen).toEqual(['POST', '/path?a=1%202', 'Bearer a', 'our agent', options.Body]);
});

test('an answer has the names and shapes of a server', async () => {
  const url = await serveOnce((_request, response) => {
    response.writeHead(429, { 'retry-after': '7', 'x-other-name': 'a' }).end('{"slow": "d\u00f6wn"}');
  });
  expect(await resultOf(requestScript(url))).toMatchObject({
    StatusCode: 429,
    Status: '429 Too Many Requests',
    Body: '{"slow": "d\u00f6wn"}',
    Headers: { 'Retry-After': ['7'], 'X-Other-Name': ['a'] },
    Cookies: [],
  });
});

test('a compressed answer is unpacked, and bytes that are no text are replaced', async () => {
  const url = await serveOnce((request, response) => {
    if (request.url === '/zipped') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('unpacked'));
    } else response.end(Buffer.from([0x61, 0xff, 0x62]));
  });
  expect(await resultOf(requestScript(`${url}/zipped`))).toMatchObject({ Body: 'unpacked' });
  expect(await resultOf(requestScript(url))).toMatchObject({ Body: 'a\ufffdb' });
});

test('a redirect is shown and not followed, so that credentials go nowhere else', async () => {
  let requests = 0;
  const url = await serveOnce((_request, response) => {
    requests += 1;
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect(await resultOf(requestScript(url))).toMatchObject({
    StatusCode: 302,
    Headers: { Location: ['/elsewhere'] },
  });
  expect(requests).toBe(1);
});

test('an answer without a body is an empty text', async () => {
  const url = await serveOnce((_request, response) => void response.writeHead(204).end());
  expect(await resultOf(requestScript(url))).toMatchObject({ StatusCode: 204, Body: '' });
});

test('a request that nobody takes is an exception that names where and why, and no query', async () => {
  const url = await serveOnce(() => undefined);
  const closed = await serveOnce((request) => request.socket.destroy());
  expect(await resultOf(requestScript('http://127.0.0.1:1/path?secret=1'))).toBe(
    'thrown: GET "http://127.0.0.1:1/path": connection refused',
  );
  expect(await resultOf(requestScript('http://no-such-host.invalid/'))).toBe(
    'thrown: GET "http://no-such-host.invalid/": no such host',
  );
  expect(await resultOf(requestScript(`${closed}/`))).toMatch(/^thrown: GET "http:.*": connection reset$/);
  expect(await resultOf(requestScript(`${url}/slow`, {}, 300))).toMatch(
    /^thrown: GET "http:.*\/slow": no answer in time \(limit 0.3 seconds\)$/,
  );
});

test('a request that is none is an exception', async () => {
  expect(await resultOf(requestScript('not a URL'))).toBe('thrown: GET "://not a URL": the URL is not valid');
  const header = { Headers: { Authorization: ['Bearer \u4e16'] } };
  expect(await resultOf(requestScript('http://127.0.0.1:1/', header))).toBe(
    'thrown: GET "http://127.0.0.1:1/": a header has characters that cannot be sent',
  );
});

test('a proxy that refuses to connect says why', async () => {
  const refusing = createServer();
  refusing.on('connect', (_request, socket) =>
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
  );
  await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void refusing.close());
  const port = (refusing.address() as { port: number }).port;
  const environment = { HTTPS_PROXY: `http://user:secret@127.0.0.1:${port}`, NO_PROXY: '' };
  const script =
    "try { http('https://source.example/', {Method: 'GET', Headers: {}}, false, true); } catch (e) { return e.message; }";
  expect(await resultOf(script, { environment, params: { proxy: true } })).toBe(
    'GET "https://source.example/": no connection through the proxy (407 Proxy Authentication Required)',
  );
});

test('an answer that breaks off or cannot be unpacked is an exception that says so', async () => {
  const url = await serveOnce((request, response) => {
    if (request.url === '/zipped') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip');
    } else {
      response.writeHead(200, { 'content-length': '1000' }).write('{"result": [');
      setTimeout(() => request.socket.destroy(), 50);
    }
  });
  expect(await resultOf(requestScript(`${url}/`))).toMatch(/: the answer is cut off$/);
  expect(await resultOf(requestScript(`${url}/zipped`))).toMatch(/: the answer cannot be unpacked$/);
});

test('half a character is sent as U+FFFD', async () => {
  let seen = '';
  const url = await serveOnce(async (request, response) => {
    seen = await bodyOf(request);
    response.end();
  });
  const script = `http('${url}/', {Method: 'POST', Headers: {}, Body: 'a\\ud800\\ud83d\\ude80'}, false, false);`;
  await resultOf(script);
  expect(seen).toBe('a\ufffd\ud83d\ude80');
});

test('a proxy is used when the instance says so, and only then', async () => {
  const proxied: string[] = [];
  const proxy = await serveOnce((request, response) => {
    proxied.push(request.url ?? '');
    response.end('by the proxy');
  });
  const direct = await serveOnce((_request, response) => void response.end('directly'));
  const environment = { HTTP_PROXY: proxy, HTTPS_PROXY: proxy, NO_PROXY: '' };
  const script = (useProxy: boolean) =>
    `return http('${direct}/', {Method: 'GET', Headers: {}}, false, ${useProxy}).Body;`;
  expect(await resultOf(script(false), { environment })).toBe('directly');
  expect(await resultOf(script(true), { environment, params: { proxy: true } })).toBe('by the proxy');
  expect(proxied).toEqual([`${direct}/`]);
  const except = { ...environment, NO_PROXY: 'other.example,127.0.0.1' };
  expect(await resultOf(script(true), { environment: except, params: { proxy: true } })).toBe('directly');
});

describe('an answer that trickles', () => {
  /** One byte every tenth of a second, each in time for a client that limits its reads. */
  const trickle = (before: string) =>
    serveOnce(({ socket }) => {
      socket.write(before);
      const timer = setInterval(() => socket.write(' '), 100);
      socket.on('close', () => clearInterval(timer));
    });
  const body = 'HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n';

  test.each([
    ['headers', 'HTTP/1.1 200 OK\r\nX-Long: '],
    ['a body', body],
  ])('ends at the limit of the request: %s', async (_what, before) => {
    const url = await trickle(before);
    expect(await resultOf(requestScript(url, {}, 1500))).toMatch(
      /: no answer in time \(limit 1\.5 seconds\)$/,
    );
  });

  test.each([
    ['http', (url: string) => `http('${url}', {Method: 'GET', Headers: {}});`],
    ['sendEvents', () => "throw sendEvents(['{}'], 'Vendor', 'Product').Reason;"],
  ])('leaves the command the time to end in words: %s', async (_name, script) => {
    const url = await trickle(body);
    const services = { getLicenseCustomField: () => 'value', route: () => `${url}/` };
    const { error } = await runScript(script(url), { services, timeLimitSeconds: 12 });
    expect(error?.message).toMatch(/: no answer in time \(limit 1\.\d+ seconds\)$/);
  });
});
