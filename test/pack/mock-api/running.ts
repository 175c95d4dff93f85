import { onTestFinished } from 'vitest';
import type { Handler } from '#src/testing/server/exchange.js';
import { type RunningServer, serve } from '#src/testing/server/serve.js';

/** Serves the handler until the test ends. */
export async function running(handler: Handler, clock: () => number = () => 0): Promise<RunningServer> {
  const server = await serve(handler, { clock });
  onTestFinished(() => server.close());
  return server;
}
