import { hostFromGlobals, runCommand } from 'cortex-pack/runtime';
import { collectEvents } from './commands/collect-events.js';
import { fetchEvents } from './commands/fetch-events.js';
import { getEvents } from './commands/get-events.js';
import { getStatus } from './commands/get-status.js';
import { reset } from './commands/reset.js';
import { testModule } from './commands/test-module.js';

/** What the script returns to the server. */
export function run(): unknown {
  const host = hostFromGlobals();
  return runCommand(host, {
    'test-module': () => testModule(host),
    'fetch-events': () => fetchEvents(host),
    'cloudflare-zero-trust-get-events': () => getEvents(host),
    'cloudflare-zero-trust-collect-events': () => collectEvents(host),
    'cloudflare-zero-trust-get-status': () => getStatus(host),
    'cloudflare-zero-trust-reset': () => reset(host),
  });
}
