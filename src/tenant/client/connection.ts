import { setMaxListeners } from 'node:events';
import { readFile } from 'node:fs/promises';
import { rootCertificates } from 'node:tls';
import { type Dispatcher, EnvHttpProxyAgent, fetch } from 'undici';
import type { Environment } from '../../shared/environment.js';
import { fileProblem } from '../../shared/file-problem.js';
import type { Trust } from './tenant.js';
import { TenantError } from './tenant-error.js';

export interface Outgoing {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal;
}

/** What of an answer is read. */
export interface Incoming {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** Sends one request; rejects when no whole answer arrives. */
export type Send = (url: string, outgoing: Outgoing) => Promise<Incoming>;

export interface Connection {
  readonly send: Send;
  close(): Promise<void>;
}

// A tenant may take its time over a pack: how long to wait is the caller's to say.
const noTimeouts = { headersTimeout: 0, bodyTimeout: 0 };
const connectTimeoutMs = 20_000;

/**
 * Opens connections as the environment asks: through the proxies of HTTP_PROXY, HTTPS_PROXY and NO_PROXY, trusting
 * the certificate authorities of the files beside the usual ones. Throws a TenantError for an unreadable file and
 * for a proxy that is no URL.
 */
export async function openConnection(trust: Trust, env: Environment): Promise<Connection> {
  const ca = await readAuthorities(trust.caFiles);
  const closed = new AbortController();
  // Each connection listens to it.
  setMaxListeners(0, closed.signal);
  const tls = {
    rejectUnauthorized: trust.verifyCertificates,
    ...(ca === undefined ? {} : { ca }),
    // A connection that is still being opened would keep the program alive until its timeout.
    signal: closed.signal,
  };
  const { http, https, except } = proxiesOf(env);
  for (const proxy of [http, https]) requireProxyUrl(proxy);
  const dispatcher: Dispatcher = new EnvHttpProxyAgent({
    ...noTimeouts,
    httpProxy: http,
    httpsProxy: https,
    noProxy: except,
    connect: { ...tls, timeout: connectTimeoutMs },
    requestTls: tls,
    proxyTls: tls,
  });
  return {
    send: (url, { body, ...outgoing }) =>
      fetch(url, {
        ...outgoing,
        ...(body === undefined ? {} : { body, duplex: 'half' as const }),
        redirect: 'manual',
        dispatcher,
      }),
    async close() {
      closed.abort();
      await dispatcher.destroy();
    },
  };
}

export interface Proxies {
  readonly http: string;
  readonly https: string;
  readonly except: string;
}

/** The proxy settings of the environment; '' for none. Lower case wins, as everywhere. */
export function proxiesOf(env: Environment): Proxies {
  const http = env.http_proxy ?? env.HTTP_PROXY ?? '';
  return {
    http,
    https: env.https_proxy ?? env.HTTPS_PROXY ?? http,
    except: env.no_proxy ?? env.NO_PROXY ?? '',
  };
}

/** A proxy's URL may hold a password, so it is never shown. */
function requireProxyUrl(proxy: string): void {
  if (proxy === '' || (/^https?:\/\//i.test(proxy) && URL.canParse(proxy))) return;
  throw new TenantError(
    'proxy',
    'user',
    'The proxy in HTTPS_PROXY or HTTP_PROXY is not usable. Write it as http://host:port, or http://user:password@host:port.',
  );
}

async function readAuthorities(files: readonly string[]): Promise<string[] | undefined> {
  if (files.length === 0) return undefined;
  return [...rootCertificates, ...(await Promise.all(files.map(readAuthority)))];
}

async function readAuthority(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unusable(file, fileProblem(error));
  });
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw unusable(file, 'it holds no PEM certificate');
  return text;
}

function unusable(file: string, reason: string): TenantError {
  return new TenantError(
    'certificate-file',
    'user',
    `The certificate file ${file} is not usable: ${reason}. ` +
      'Name a PEM file where it is named: in "caFile" of cortex-tenants.json, SSL_CERT_FILE, or NODE_EXTRA_CA_CERTS.',
  );
}
