import { textOf } from './json.js';

/** URLs in the form that settings use: scheme, host, optional port, path. */

export interface SettingUrl {
  readonly scheme: string;
  readonly host: string;
  /** Without a slash at its end; '' for none. */
  readonly path: string;
  /** Scheme, host and port. */
  readonly origin: string;
}

/** Undefined for anything that is no absolute http or https URL without user, query and fragment. */
export function parseUrl(text: string): SettingUrl | undefined {
  const parts = /^((https?):\/\/(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+)(?::\d{1,5})?)(\/[^?#\s]*)?$/i.exec(text);
  if (parts === null) return undefined;
  const [, origin, scheme, host, path] = parts.map(textOf) as [string, string, string, string, string];
  return {
    scheme: scheme.toLowerCase(),
    host: host.toLowerCase(),
    path: path.replace(/\/+$/, ''),
    origin: origin.toLowerCase(),
  };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Query parameters by name; a list stands for a parameter that is there several times. */
export interface Query {
  [name: string]: string | number | readonly string[] | undefined;
}

/** `?a=1&b=2&b=3`, in the order of the object's declaration. What is undefined is left out. */
export function queryText(query: Query): string {
  const parts: string[] = [];
  for (const name in query) {
    const value = query[name];
    if (value === undefined) continue;
    for (const one of typeof value === 'object' ? value : [value]) {
      parts.push(`${encodeURIComponent(name)}=${encodeURIComponent(one)}`);
    }
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
