import { TenantError } from './tenant-error.js';

export interface TenantUrl {
  /** Where requests go, without a slash at the end. */
  readonly apiUrl: string;
  /** What the user gave: `console` is the address in the browser, `other` an address of neither form. */
  readonly kind: 'api' | 'console' | 'other';
}

const paloAlto = /(^|\.)paloaltonetworks\.(com|cn)$/;
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Finds the API URL of a tenant in what a user takes for it: the API URL itself, with or without a path, or the
 * address of the console. Throws a TenantError for anything that is no https URL (http only on this machine).
 */
export function recogniseTenantUrl(text: string): TenantUrl {
  const url = parse(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) {
    throw invalid(`"${url.protocol}//${url.host}" does not begin with https://.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid('It holds a user name or a password. Remove them: an API key takes their place.');
  }
  const origin = `${url.protocol}//`;
  if (url.hostname.startsWith('api-')) return { apiUrl: origin + url.host, kind: 'api' };
  if (paloAlto.test(url.hostname)) return { apiUrl: `${origin}api-${url.host}`, kind: 'console' };
  // A gateway of one's own may serve the API below a path; the part for the content server is added to each request.
  const path = url.pathname.replace(/\/+$/, '').replace(/\/xsoar$/, '');
  return { apiUrl: origin + url.host + path, kind: 'other' };
}

export function isLoopback(url: string): boolean {
  return loopback.test(new URL(url).hostname);
}

function parse(text: string): URL {
  const trimmed = text.trim();
  if (!/^[a-z]+:\/\//i.test(trimmed)) {
    // What was given is not repeated: a key pasted into the wrong place would show.
    throw invalid('It has no https:// in front.');
  }
  try {
    return new URL(trimmed);
  } catch (error) {
    throw invalid('It is not a URL.', { cause: error });
  }
}

function invalid(problem: string, options?: ErrorOptions): TenantError {
  return new TenantError(
    'tenant-url',
    'user',
    `The URL of the tenant is not usable. ${problem} Copy it from the page for API keys of the tenant; ` +
      'it looks like https://api-<tenant>.xdr.<region>.paloaltonetworks.com.',
    options,
  );
}
