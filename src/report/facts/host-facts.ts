import type { ReportedHost, ReportedParameter } from '../pack-report.js';

/** Names that examples in texts have; nobody is there. */
const placeholder = /(^|\.)(example(\.(com|org|net))?|test|invalid|localhost)$|^[^.]*$/i;
/** A parameter whose value is an address, by its name and label. */
const addressLabel = /\burl\b|\bserver\b|\bhost(name)?\b|\bendpoint\b|\baddress of\b|\bdomain\b/i;

/**
 * The hosts that requests of an integration may go to: those of its form, and those that its code writes as the start of a
 * text. Code can put an address together, so the list may not be complete.
 */
export function hostFacts(parameters: readonly ReportedParameter[], code: string): ReportedHost[] {
  const found = [...parameters.flatMap(ofParameter), ...ofCode(code)];
  const seen = new Set<string>();
  return found.filter(({ host, because }) => {
    const key = host ?? because;
    return seen.has(key) ? false : seen.add(key);
  });
}

function ofParameter({ label, name, secret, defaultValue = '' }: ReportedParameter): ReportedHost[] {
  if (secret) return [];
  const host = hostOf(defaultValue);
  if (host !== undefined)
    return [{ host, because: `The default of ${label}; an instance can name another.` }];
  return addressLabel.test(`${name.replaceAll('_', ' ')} ${label}`)
    ? [{ because: `Whatever is entered as ${label}.` }]
    : [];
}

function ofCode(code: string): ReportedHost[] {
  return [...code.matchAll(/(?<quote>['"`])(?<address>https?:\/\/[^'"`\s]+)/g)].flatMap(({ groups }) => {
    const host = hostOf(groups?.address ?? '');
    return host === undefined || placeholder.test(host) ? [] : [{ host, because: 'Written in the code.' }];
  });
}

/** Of an address whose host is written out; undefined for any other text. */
function hostOf(address: string): string | undefined {
  const [, host] = /^https?:\/\/(?:[^/@\s]*@)?([a-z0-9.-]+)(?=[:/?#]|$)/i.exec(address.trim()) ?? [];
  return host?.toLowerCase();
}
