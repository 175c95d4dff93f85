import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request names a server on the loopback address of this port: a page elsewhere could have got its own name
 * to lead here.
 */
export function isOwnHost({ host }: IncomingHttpHeaders, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/** Whether a browser sent a request for a page of another origin. */
export function isCrossOrigin(headers: IncomingHttpHeaders): boolean {
  const { host, origin, 'sec-fetch-site': site } = headers;
  return (
    (origin !== undefined && origin !== `http://${host}`) || site === 'cross-site' || site === 'same-site'
  );
}
