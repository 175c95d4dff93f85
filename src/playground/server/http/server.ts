import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../../../shared/errors.js';
import type { CallProblem } from '../../protocol.js';
import type { CallHandlers } from './calls.js';
import { type Refusal, refuseCall, refuseHost, securityHeaders } from './guard.js';
import type { PageFiles } from './page-files.js';
import { problemOf } from './problem.js';
import { isCallName, readRequest } from './requests.js';

const longestBody = 1_000_000;
const statuses: { readonly [O in CallProblem['origin']]: number } = { user: 400, remote: 502, defect: 500 };

export interface ServerSettings {
  readonly calls: CallHandlers;
  readonly page: PageFiles;
  /** 0 takes a free one. */
  readonly port: number;
  /** Hides secrets in the texts of a problem. */
  readonly masked: (text: string) => string;
  /** Takes what was thrown by a defect of this program. */
  readonly reportDefect: (error: unknown) => void;
}

export interface PlaygroundServer {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** What every call must carry. */
  readonly token: string;
  close(): Promise<void>;
}

/**
 * How long a connection without a request stays, in milliseconds. With the 5 seconds of Node.js, a server that was at work
 * for as long closed it before it looked for the request that had arrived meanwhile.
 */
const keptConnection = 60_000;

/** Serves the page and its calls to this machine only. Throws a UserError when the port is taken. */
export async function servePlayground(settings: ServerSettings): Promise<PlaygroundServer> {
  const token = randomBytes(32).toString('base64url');
  const server = createServer((incoming, outgoing) => {
    const { port } = server.address() as AddressInfo;
    answer(incoming, outgoing, { ...settings, port, token }).catch((error: unknown) => {
      // The caller went away while it was being answered.
      if (outgoing.destroyed) return;
      settings.reportDefect(error);
      outgoing.destroy();
    });
  });
  server.keepAliveTimeout = keptConnection;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenFailure(error, settings.port)));
    server.listen(settings.port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listenFailure(error: NodeJS.ErrnoException, port: number): Error {
  const why = { EADDRINUSE: 'Another program has it.', EACCES: 'It needs special rights.' }[error.code ?? ''];
  if (why === undefined) return error;
  return new UserError(
    'playground-request',
    `The port ${port} cannot be used. ${why} Choose another with --port, or leave it out.`,
  );
}

type Serving = ServerSettings & { readonly token: string };

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, serving: Serving): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) outgoing.setHeader(name, value);
  const [path = '/'] = (incoming.url ?? '/').split('?');
  const refusal = refuseHost(incoming.headers, serving.port);
  if (refusal !== undefined) refuse(outgoing, refusal);
  else if (path.startsWith('/api/'))
    await answerCall(path.slice('/api/'.length), incoming, outgoing, serving);
  else answerFile(path, incoming, outgoing, serving.page);
}

function answerFile(
  path: string,
  { method }: IncomingMessage,
  outgoing: ServerResponse,
  page: PageFiles,
): void {
  const file = page.get(path);
  if (method !== 'GET' && method !== 'HEAD') {
    outgoing.setHeader('allow', 'GET, HEAD');
    refuse(outgoing, { status: 405, message: 'The page can only be read.' });
  } else if (file === undefined) refuse(outgoing, { status: 404, message: 'There is no such file.' });
  else {
    const headers = { 'content-type': file.mediaType, 'cache-control': 'no-cache' };
    outgoing.writeHead(200, headers).end(method === 'HEAD' ? undefined : file.content);
  }
}

async function answerCall(
  name: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { token, calls, masked, reportDefect }: Serving,
): Promise<void> {
  outgoing.setHeader('cache-control', 'no-store');
  if (incoming.method !== 'POST') {
    outgoing.setHeader('allow', 'POST');
    return refuse(outgoing, { status: 405, message: 'A call is a POST.' });
  }
  const refusal = refuseCall(incoming.headers, token);
  if (refusal !== undefined) return refuse(outgoing, refusal);
  if (!isCallName(name)) return refuse(outgoing, { status: 404, message: 'There is no such call.' });
  const body = await readBody(incoming);
  if (body === undefined)
    return refuse(outgoing, { status: 413, message: `A call takes at most ${longestBody} bytes.` });
  try {
    const call = calls[name] as (request: unknown) => unknown;
    sendJson(outgoing, 200, await call(readRequest(name, parseBody(body))));
  } catch (error) {
    const problem = problemOf(error);
    if (problem.origin === 'defect') reportDefect(error);
    sendJson(outgoing, statuses[problem.origin], maskedProblem(problem, masked));
  }
}

function maskedProblem(problem: CallProblem, masked: ServerSettings['masked']): CallProblem {
  const { message, fields } = problem;
  const maskedFields = fields?.map((field) => ({
    ...(field.parameter !== undefined && { parameter: masked(field.parameter) }),
    message: masked(field.message),
  }));
  return { ...problem, message: masked(message), ...(maskedFields && { fields: maskedFields }) };
}

/** The whole body; undefined when it is too long, and then the rest stays unread. */
async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    bytes += chunk.byteLength;
    if (bytes > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new UserError('playground-request', 'The body of a call must be JSON.');
  }
}

/** Nothing more of the request is read, so the connection cannot be used again. */
function refuse(outgoing: ServerResponse, { status, message }: Refusal): void {
  outgoing.setHeader('connection', 'close');
  sendJson(outgoing, status, { origin: 'user', message } satisfies CallProblem);
}

function sendJson(outgoing: ServerResponse, status: number, content: unknown): void {
  outgoing
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(content));
}
