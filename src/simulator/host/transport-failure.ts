import { HostTransportError, type TransportFailureReason } from './script-host.js';

/** Codes of Node and undici by what they mean for the sender. */
const reasonsByCode: Readonly<Record<string, TransportFailureReason>> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_DESTROYED: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  EPROTO: 'tls',
};

const tlsCode = /CERT|TLS|SSL|SELF_SIGNED|VERIFY/;

const phrases: Readonly<Record<Exclude<TransportFailureReason, 'other'>, string>> = {
  timeout: 'no answer in time',
  refused: 'connection refused',
  dns: 'no such host',
  tls: 'TLS handshake failed',
  reset: 'connection reset',
};

/** Says in one line which request got no answer and why, without query, credentials or headers. */
export function transportFailure(
  error: unknown,
  method: string,
  url: string,
  timeoutMs: number | undefined,
): HostTransportError {
  const { name, code, message } = describe(error);
  const reason = name === 'TimeoutError' ? 'timeout' : reasonOf(code);
  const { origin, pathname } = new URL(url);
  const limit =
    name === 'TimeoutError' && timeoutMs !== undefined ? ` (limit ${timeoutMs / 1000} seconds)` : '';
  const detail = reason === 'other' || reason === 'tls' ? ` (${code || message})` : '';
  const phrase = reason === 'other' ? 'failed' : phrases[reason];
  return new HostTransportError(reason, `${method} "${origin}${pathname}": ${phrase}${limit}${detail}`);
}

function reasonOf(code: string): TransportFailureReason {
  return reasonsByCode[code] ?? (tlsCode.test(code) ? 'tls' : 'other');
}

/** The error itself, or the one that it was caused by, whichever has a code. */
function describe(error: unknown): { name: string; code: string; message: string } {
  if (!(error instanceof Error)) return { name: '', code: '', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === '' && error.cause instanceof Error) return describe(error.cause);
  return { name: error.name, code, message: error.message };
}
