import { isJsonObject, type JsonObject, jsonIn } from '../../shared/json.js';
import type { HostTransportError } from '../../simulator/host/script-host.js';
import { keyNames } from './api-key.js';
import { type RefusalReason, RefusedError, reasonOfStatus } from './refused-error.js';
import { retryAfterMs } from './retry-after.js';
import type { Tenant } from './tenant.js';
import type { TenantAnswer, TenantRequest } from './tenant-client.js';
import { clockAhead } from './tenant-clock.js';
import { TenantError } from './tenant-error.js';
import { fixFor } from './transport-fix.js';

const quotedCharacters = 300;

/**
 * The failure of a request that got no answer, with what usually fixes it. `proven`: the tenant answered another request
 * of this client well, so its URL, the key, and the way there are right.
 */
export function unreachable(tenant: Tenant, failure: HostTransportError, proven: boolean): TenantError {
  const fix = proven
    ? 'It answered other requests before, so the URL and the proxy settings are right. Try again later; if it stays, check the network and the proxy or firewall in between.'
    : fixFor(failure);
  return new TenantError(
    'unreachable',
    'remote',
    `The tenant ${tenant.name} did not answer. ${failure.message}. ${fix}`,
    { cause: failure },
  );
}

/** The user ended the program while a request was under way. */
export function interrupted(): TenantError {
  return new TenantError('interrupted', 'user', 'Interrupted.');
}

/** What an answer that is not the wished one means, and what to do. `proven`: as above. */
export function refusal(
  tenant: Tenant,
  request: TenantRequest,
  answer: TenantAnswer,
  proven = false,
): RefusedError {
  const reason = reasonOf(tenant, answer);
  const said = reason === '' ? '' : ` It says: ${reason}.`;
  const what = `The tenant ${tenant.name} answered ${answer.status} to ${request.method} ${request.path.split('?')[0]}.`;
  const { err_extra: extra } = errorIn(jsonIn(answer.text)) ?? {};
  return new RefusedError(
    answer.status,
    `${what}${said} ${(proven ? provenAdvice(tenant, answer) : undefined) ?? adviceFor(tenant, request, answer)}`,
    extra,
    reasonOfRefusal(answer),
  );
}

function reasonOfRefusal(answer: TenantAnswer): RefusalReason {
  return isFromGateway(answer) ? 'gateway' : reasonOfStatus(answer.status);
}

/** Whether something on the way refused a request: a Cortex API says in JSON, or says nothing, why it does. */
export function isFromGateway({ status, text }: Pick<TenantAnswer, 'status' | 'text'>): boolean {
  if (isHtml(text)) return [401, 402, 403].includes(status);
  return status === 403 && text.trim() !== '' && !isJson(text);
}

/** Undefined where the answer blames nothing that another one proved right. */
function provenAdvice(tenant: Tenant, answer: TenantAnswer): string | undefined {
  const { status, text } = answer;
  const right = 'It answered other requests of this run, so the API URL and the key are right:';
  if (status < 300 && isHtml(text))
    return `${right} a proxy or gateway on the way answers this one with a page for browsers. Ask who runs it, or try from another network.`;
  if (status < 300 && !isJson(text))
    return `${right} something on the way changed the answer, which is not JSON. Try again later.`;
  // Tenants answer 303 where they do not have a path for API keys.
  if (status === 404 || status === 303) return `${right} this tenant does not offer the operation.`;
  if (reasonOfStatus(status) === 'redirect')
    return `${redirected(answer)} It answered other requests of this run, so a proxy or gateway on the way redirects this one. Ask who runs it.`;
  if (isFromGateway(answer))
    return `${right} a proxy, gateway, or firewall on the way refuses this one. Ask who runs it, or try from another network.`;
  if (reasonOfStatus(status) === 'key' && clockAdvice(tenant, answer) === undefined)
    return `${right} the key may have expired or been revoked meanwhile, or does not cover this operation. Check it on the page for API keys.`;
  return undefined;
}

function adviceFor(tenant: Tenant, { path }: TenantRequest, answer: TenantAnswer): string {
  const { status, text } = answer;
  if (status < 300 && isHtml(text)) {
    return 'This is a page for browsers: the API URL is that of something else, perhaps of a login page. Copy it from the page for API keys of the tenant.';
  }
  if (status < 300 && isJson(text))
    return 'It reports an error in an answer of success. Fix what it says, or try again later.';
  if (status < 300)
    return 'Its body is not JSON: something on the way changed it, or this is not a Cortex API.';
  if (status === 404) return 'There is no such path: check the API URL. It ends after the host name.';
  if (status === 407) return 'The proxy wants credentials: put them into the URL in HTTPS_PROXY.';
  if (status === 413) return 'The request is larger than the tenant or a proxy on the way takes.';
  switch (reasonOfRefusal(answer)) {
    case 'redirect':
      return redirectAdvice(answer);
    case 'gateway':
      return `${gatewayRefuses} ${gatewayAdvice}`;
    case 'key':
      return (
        clockAdvice(tenant, answer) ??
        `The key is wrong, expired, belongs to another tenant or ID, or is not ${keyNames[tenant.key.kind]}, as which it was sent. ` +
          'Run `cortex-pack doctor`: it tries the other kind.'
      );
    case 'license':
      return 'The license of the tenant does not cover this operation. Another key or role does not help.';
    case 'role':
      return 'The role of the key does not allow this. Use a key with the role Instance Administrator.';
    case 'rate-limit':
      return `The tenant gets too many requests. Try again ${waitingTime(answer)}.`;
    case 'fault-or-unknown-path':
      return path.startsWith('/public_api/')
        ? 'The public API gives this answer both for a fault and for an operation that it does not have. Try again later; if it stays, this tenant probably does not offer the operation.'
        : faultAdvice;
    case 'request':
      return 'The tenant does not accept this request. Update cortex-pack; if it stays, report it with this message.';
  }
}

export const gatewayRefuses =
  'A Cortex API says in JSON why it refuses a request, so this refusal comes from something else.';
export const gatewayAdvice =
  'Ask who runs the proxy, gateway, or firewall on the way, and check the API URL, and whether the tenant lets in the address of this machine.';

export const faultAdvice = 'This is a fault of the tenant or of a proxy on the way. Try again later.';

/** Milliseconds that the clocks may differ before a signature counts as old. */
const longestSkew = 300_000;

/** A signed request is refused like one with a wrong key when the clocks are apart. */
function clockAdvice({ key }: Tenant, answer: TenantAnswer): string | undefined {
  const ahead = clockAhead(answer, Date.now()) ?? 0;
  if (key.kind !== 'advanced' || Math.abs(ahead) < longestSkew) return undefined;
  const seconds = Math.round(Math.abs(ahead) / 1000);
  return (
    `The clock of this machine is ${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} that of the tenant, and an ` +
    'Advanced key signs the time: set the clock, then try again.'
  );
}

/** The target without its query, which may hold what is nobody's business. */
function redirectAdvice(answer: TenantAnswer): string {
  return `${redirected(answer)} Check the API URL, and whether a proxy answers in its place.`;
}

export function redirected(answer: TenantAnswer): string {
  const location = answer.header('location') ?? '';
  const target = URL.canParse(location) ? ` to ${new URL(location).origin}` : ' elsewhere';
  return `It redirects the request${target}, which was not followed, because the key would have gone there, too.`;
}

function waitingTime(answer: TenantAnswer): string {
  const wait = retryAfterMs(answer, Date.now());
  return wait === undefined ? 'later' : `in ${Math.ceil(wait / 1000)} s`;
}

/** What the tenant says about itself, in one line, without the key; '' when it says nothing readable. */
export function reasonOf(tenant: Tenant, { text }: Pick<TenantAnswer, 'text'>): string {
  if (isHtml(text)) return 'an HTML page';
  return inOneLine(tenant, saidIn(text));
}

/** The signature of an Advanced key, and the nonce that it signs: what a server echoes of them is nobody's business. */
const signature = /\b[0-9a-f]{64}\b/gi;

/** What a tenant says, as part of a sentence: without the key, line breaks and its full stop, and not too long. */
export function inOneLine({ key }: Tenant, text: string): string {
  const line = key.secret
    .removeFrom(text)
    .replace(signature, '***')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '');
  return line.length > quotedCharacters ? `${line.slice(0, quotedCharacters)}...` : line;
}

function saidIn(text: string): string {
  const answer = jsonIn(text);
  if (answer === undefined) return text;
  if (typeof answer === 'string') return answer;
  const body = errorIn(answer);
  if (body === undefined) return '';
  const extra = isJsonObject(body.err_extra) ? body.err_extra.err_msg : body.err_extra;
  const parts = [body.error, body.detail, body.title, body.message, body.err_msg, extra];
  const texts = parts.filter((part) => typeof part === 'string' && part !== '');
  return [...new Set(texts)].join(': ');
}

/** The object with the words of an error, which the public API wraps in `reply`. */
function errorIn(answer: unknown): JsonObject | undefined {
  if (!isJsonObject(answer)) return undefined;
  return isJsonObject(answer.reply) ? answer.reply : answer;
}

export function isJson(text: string): boolean {
  return jsonIn(text) !== undefined;
}

export function isHtml(text: string): boolean {
  return /^\s*<(!doctype|html)/i.test(text);
}
