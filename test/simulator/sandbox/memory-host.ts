import type { ScriptHost } from '#src/simulator/host/script-host.js';
import { InstanceState } from '#src/simulator/instance/instance-state.js';

/** A server without network, whose clock moves only when a script waits. */
export function memoryHost(
  changes: Partial<ScriptHost> = {},
): ScriptHost & { readonly state: InstanceState; readonly logs: string[] } {
  const state = new InstanceState();
  const logs: string[] = [];
  let clock = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
  return {
    state,
    logs,
    http: (url) => ({
      StatusCode: 200,
      Status: '200 OK',
      Body: `hello from ${url}`,
      Headers: {},
      Cookies: [],
    }),
    wait: (seconds) => {
      clock += seconds * 1000;
    },
    log: (level, text) => {
      logs.push(`${level}: ${text}`);
    },
    getLastRun: () => state.getLastRun(),
    setLastRun: (lastRun) => state.setLastRun(lastRun),
    getIntegrationContext: () => state.getIntegrationContext(),
    setIntegrationContext: (context, version) => state.setIntegrationContext(context, version),
    demistoVersion: () => ({ version: '8.9.0', buildNumber: '7', platform: 'x2' }),
    now: () => clock,
    ...changes,
  };
}
