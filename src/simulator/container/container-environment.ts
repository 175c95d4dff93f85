import { delimiter, dirname } from 'node:path';

/** What a platform, too, tells its containers of the site: proxies and certificates. */
const siteVariables = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'http_proxy',
  'https_proxy',
  'REQUESTS_CA_BUNDLE',
  'CURL_CA_BUNDLE',
];

/** What programs need to run at all. */
const machineVariables = ['LANG', 'LC_ALL', 'TMPDIR'];

/**
 * The environment of a container: nothing of the user but the search path, on which the `node` goes first, and for a
 * pack that is trusted, proxies and certificates.
 */
export function containerEnvironment(
  node: string,
  ofSite: boolean,
  own: NodeJS.ProcessEnv = process.env,
): { readonly [name: string]: string } {
  const names = ofSite ? [...machineVariables, ...siteVariables] : machineVariables;
  const taken = names.flatMap((name) => {
    const value = own[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const bypass = [own.NO_PROXY ?? own.no_proxy ?? '', '127.0.0.1', 'localhost'].filter((part) => part !== '');
  return {
    ...Object.fromEntries(taken),
    PATH: [dirname(node), own.PATH ?? ''].join(delimiter),
    // Nobody asks a proxy for an address of this machine.
    NO_PROXY: bypass.join(','),
  };
}
