import { collectorCommands, hostFromGlobals, runCommand } from 'cortex-pack/runtime';
import { cloudflare } from '../../definition/integration.js';
import { openCollector } from './collector.js';

/** What the script returns to the server. */
export function run(): unknown {
  const host = hostFromGlobals();
  return runCommand(
    host,
    collectorCommands(cloudflare.events, () => openCollector(host)),
  );
}
