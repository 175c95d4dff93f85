import type { ScriptHost } from '#src/simulator/host/script-host.js';
import { executeScript, type Outcome } from '#src/simulator/sandbox/execute-script.js';
import { memoryHost } from '../sandbox/memory-host.js';

/** The outcome of a script that others wrote: with the common library, at the level of the platform. */
export function platformRun(
  script: string,
  { host = memoryHost(), params = {} }: { readonly host?: ScriptHost; readonly params?: object } = {},
): Outcome {
  const call = { command: 'acme-get', params: { ...params }, args: {} };
  return executeScript(script, call, host, { level: 'platform', file: 'Acme.js' });
}

/** What it returned. Throws what it threw. */
export function returnedBy(script: string, options: Parameters<typeof platformRun>[1] = {}): unknown {
  const { result, error } = platformRun(script, options);
  if (error !== undefined) throw new Error(error.message);
  return result;
}
