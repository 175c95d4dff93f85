import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isCrossOrigin, isOwnHost } from './cross-origin.js';
import type { Handler, MockRequest, Reply } from './exchange.js';

/** Bytes of the longest body: more than any mock server takes, and no burden. */
const longestBody = 32_000_000;

export interface RequestRecord {
  /** Epoch milliseconds by the clock of the server. */
  readonly at: number;
  readonly request: MockRequest;
  readonly reply: Reply;
}

export interface RunningServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** The exchanges that are kept, in order. */
  readonly requests: readonly RequestRecord[];
  /** Breaks open connections and frees the port. */
  close(): Promise<void>;
}

export interface ServeOptions {
  /** Epoch milliseconds that the handler takes for now. */
  readonly clock?: () => number;
  /** False for a server that runs for long and that nobody asks for its exchanges. */
  readonly keepRequests?: boolean;
}

/**
 * Serves a handler on a free loopback port. Pages in a browser on this machine could reach it, too: they are refused,
 * as is a body over 32 MB.
 */
export async function serve(
  handler: Handler,
  { clock = Date.now, keepRequests = true }: ServeOptions = {},
): Promise<RunningServer> {
  const requests: RequestRecord[] = [];

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { port } = server.address() as AddressInfo;
    if (!isOwnHost(incoming.headers, port) || isCrossOrigin(incoming.headers)) {
      // The body stays unread, so the connection cannot be used again.
      outgoing.setHeader('connection', 'close');
      return refuse(
        outgoing,
        403,
        `This mock server answers programs that call http://127.0.0.1:${port}, and no web pages.`,
      );
    }
    const request = await readRequest(incoming);
    if (request === undefined) return refuse(outgoing, 413, `A body may have at most ${longestBody} bytes.`);
    const at = clock();
    const reply = handler(request, at);
    if (keepRequests) requests.push({ at, request, reply });
    if (reply === 'reset') return incoming.socket.resetAndDestroy();
    if (reply.delaySeconds === Number.POSITIVE_INFINITY) return undefined;
    if (reply.delaySeconds !== undefined) await sleep(reply.delaySeconds * 1000, undefined, { ref: false });
    // Node would say its own time, which is not the time of a clock that a test has set.
    outgoing.setHeader('date', new Date(at).toUTCString());
    outgoing.writeHead(reply.status, reply.headers).end(reply.body);
  };

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      // Either the peer went away, or the handler has a bug: then the caller must see it.
      if (incoming.destroyed && !incoming.complete) return;
      outgoing
        .writeHead(500, { 'content-type': 'text/plain' })
        .end('The mock server failed: ' + String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

function refuse(outgoing: ServerResponse, status: number, message: string): void {
  outgoing.writeHead(status, { 'content-type': 'text/plain' }).end(message);
}

/** Undefined when the body is too long: then it is read to its end, for only then its sender listens, but not kept. */
async function readRequest(incoming: IncomingMessage): Promise<MockRequest | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.byteLength;
    if (bytes <= longestBody) chunks.push(chunk);
  }
  if (bytes > longestBody) return undefined;
  const body = Buffer.concat(chunks);
  const headers: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers,
    body: body.toString('utf8'),
    bytes: new Uint8Array(body),
  };
}
