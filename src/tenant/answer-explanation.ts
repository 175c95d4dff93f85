import type { HostTransportError } from '../cortex/host.js';
import { isJsonObject } from '../cortex/json.js';
import type { Tenant } from './tenant.js';
import type { TenantAnswer, TenantRequest } from './tenant-client.js';
import { TenantError } from './tenant-error.js';

const quotedCharacters = 300;

/** The failure of a request that got no answer, with what usually mends it. */
export function unreachable(tenant: Tenant, failure: HostTransportError): TenantError {
  return new TenantError(
    'unreachable',
    'remote',
    `The tenant ${tenant.name} did not answer. ${failure.message}. ${remedies[failure.reason]}`,
    { cause: failure },
  );
}

const remedies: Readonly<Record<HostTransportError['reason'], string>> = {
  dns: 'Check the API URL, and whether this machine must use a proxy (HTTPS_PROXY).',
  refused: 'Check the API URL and the proxy settings (HTTPS_PROXY, NO_PROXY).',
  timeout:
    'Check whether a firewall lets this machine reach the tenant, or whether it must use a proxy (HTTPS_PROXY).',
  tls:
    'A proxy that opens TLS shows a certificate of its own: give the PEM file of its authority ' +
    'as "caFile" of the tenant or in SSL_CERT_FILE.',
  reset: 'The connection broke on the way. Try again; if it stays, look at the proxy or firewall between.',
  other: 'Run `cortex-pack doctor` to see how far it gets.',
};

/** The user ended the program while a request was under way. */
export function interrupted(): TenantError {
  return new TenantError('interrupted', 'user', 'Interrupted.');
}

/** What an answer that is not the wished one means, and what to do. */
export function refusal(tenant: Tenant, request: TenantRequest, answer: TenantAnswer): TenantError {
  const reason = reasonOf(tenant, answer);
  const said = reason === '' ? '' : ` It says: ${reason}.`;
  const what = `The tenant ${tenant.name} answered ${answer.status} to ${request.method} ${request.path.split('?')[0]}.`;
  return new TenantError(
    answer.status < 400 ? 'unexpected-answer' : 'refused',
    answer.status >= 500 ? 'remote' : 'user',
    `${what}${said} ${remedyFor(tenant, answer)}`,
  );
}

function remedyFor(tenant: Tenant, { status, text }: TenantAnswer): string {
  const kind = tenant.key.kind === 'standard' ? 'a Standard' : 'an Advanced';
  if (status < 300 && isHtml(text)) {
    return 'This is a page for browsers: the API URL is that of something else, perhaps of a login page.';
  }
  if (status < 300) return 'Its body is no JSON: something on the way changed it, or this is no Cortex API.';
  if (status < 400) return 'It sends the request elsewhere, so the API URL is not right.';
  if (status === 400) return 'The request was not acceptable to this tenant.';
  if (status === 401) {
    return (
      `The key is wrong, expired, belongs to another tenant or ID, or is not ${kind} key, as which it was sent. ` +
      'Run `cortex-pack doctor`: it tries the other kind.'
    );
  }
  if (status === 402 || status === 403) {
    return 'The role of the key does not allow this. Use a key with the role Instance Administrator.';
  }
  if (status === 404) return 'There is no such path: check the API URL. It ends after the host name.';
  if (status === 407) return 'The proxy wants credentials: put them into the URL in HTTPS_PROXY.';
  if (status === 413) return 'The request is larger than the tenant or a proxy on the way takes.';
  if (status === 429) return 'The tenant gets too many requests. Try again later.';
  if (status >= 500) return 'This is a fault of the tenant or of a proxy on the way. Try again later.';
  return 'Run `cortex-pack doctor`.';
}

/** What the tenant says about itself, in one line, without the key; '' when it says nothing readable. */
export function reasonOf(tenant: Tenant, { text }: Pick<TenantAnswer, 'text'>): string {
  if (isHtml(text)) return 'an HTML page';
  const line = tenant.key.secret.removeFrom(saidIn(text)).replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return line.length > quotedCharacters ? `${line.slice(0, quotedCharacters)}...` : line;
}

function saidIn(text: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return text;
  }
  if (!isJsonObject(parsed)) return typeof parsed === 'string' ? parsed : '';
  const body = isJsonObject(parsed.reply) ? parsed.reply : parsed;
  const parts = [body.error, body.detail, body.title, body.message, body.err_msg, body.err_extra];
  const texts = parts.filter((part) => typeof part === 'string' && part !== '');
  return [...new Set(texts)].join(': ');
}

export function isHtml(text: string): boolean {
  return /^\s*<(!doctype|html)/i.test(text);
}
