import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Lookout {
  /** `http://127.0.0.1:<port>`: the same host as the playground, another origin. */
  readonly origin: string;
  readonly port: number;
  /** `METHOD path` of every request that arrived. */
  readonly seen: readonly string[];
  close(): Promise<void>;
}

/** A server elsewhere that writes down who calls it. It gives out `pages` by path. */
export async function startLookout(pages: { readonly [path: string]: string } = {}): Promise<Lookout> {
  const seen: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    seen.push(`${request.method} ${path}`);
    response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' });
    response.end(pages[path] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
