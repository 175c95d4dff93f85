import { onTestFinished } from 'vitest';
import { pythonScript } from '#src/container/python-script.js';
import type { Outcome } from '#src/cortex/execute-script.js';
import { InstanceState } from '#src/cortex/instance-state.js';
import type { Json, JsonObject } from '#src/cortex/json.js';
import type { RemoteHost } from '#src/cortex/script-worker.js';
import { ContainerRunner, type Services } from './container-runner.js';

export interface ScriptRun extends Outcome {
  readonly logs: readonly { readonly level: string; readonly text: string }[];
  readonly state: InstanceState;
}

export interface ScriptSurroundings {
  readonly command?: string;
  readonly params?: JsonObject;
  readonly args?: { readonly [name: string]: string };
  readonly timeLimitSeconds?: number;
  /** Further server commands of the platform. */
  readonly services?: Services;
  readonly environment?: { readonly [name: string]: string };
}

/** Runs a script, the body of a function, in a container that ends with the test. */
export async function runScript(script: string, surroundings: ScriptSurroundings = {}): Promise<ScriptRun> {
  const { command = 'try', params = {}, args = {}, timeLimitSeconds = 60 } = surroundings;
  const runner = new ContainerRunner(surroundings.services, surroundings.environment);
  onTestFinished(() => runner.close());
  const logs: { level: string; text: string }[] = [];
  const state = new InstanceState();
  const unused = () => {
    throw new Error('A container sends its requests by itself.');
  };
  const host: RemoteHost = {
    http: unused,
    log: (level, text) => void logs.push({ level, text }),
    getLastRun: () => state.getLastRun(),
    setLastRun: (lastRun) => state.setLastRun(lastRun),
    getIntegrationContext: () => state.getIntegrationContext(),
    setIntegrationContext: (context) => state.setIntegrationContext(context),
    demistoVersion: () => ({ version: '8.9.0', buildNumber: '1' }),
  };
  const outcome = await runner.run(
    { script: pythonScript(`${script}\n`).unified, call: { command, params, args }, options: {} },
    host,
    timeLimitSeconds * 1000,
  );
  return { ...outcome, logs, state };
}

/** What the script returned. */
export async function resultOf(
  script: string,
  surroundings: ScriptSurroundings = {},
): Promise<Json | undefined> {
  const { result, error } = await runScript(script, surroundings);
  if (error !== undefined) throw new Error(error.message);
  return result;
}
