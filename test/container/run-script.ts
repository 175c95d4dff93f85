import { onTestFinished } from 'vitest';
import { pythonScript } from '#src/container/python-script.js';
import type { Json, JsonObject } from '#src/shared/json.js';
import type { ContainerOptions } from '#src/simulator/container/container-process.js';
import { InstanceState } from '#src/simulator/instance/instance-state.js';
import type { Outcome, ScriptCall } from '#src/simulator/sandbox/execute-script.js';
import type { RemoteHost } from '#src/simulator/sandbox/script-job.js';
import { containerProcess } from './container.js';

export interface ScriptRun extends Outcome {
  readonly logs: readonly { readonly level: string; readonly text: string }[];
  /** What the script saved for the War Room. */
  readonly files: readonly string[];
  /** What it put into the context, by path. */
  readonly context: { readonly [path: string]: Json };
  readonly state: InstanceState;
}

export interface CommandOptions extends Partial<ContainerOptions> {
  /** The name of the instance. */
  readonly instance?: string;
  readonly command?: string;
  readonly params?: JsonObject;
  readonly args?: { readonly [name: string]: string };
  readonly timeLimitSeconds?: number;
  /** What the script finds of an investigation. */
  readonly investigation?: Pick<ScriptCall, 'incidents' | 'investigation' | 'invContext'>;
  readonly executeCommand?: (name: string, args: JsonObject) => readonly JsonObject[];
}

/** Runs a script, the body of a function, in a container that ends with the test. */
export function runScript(script: string, options: CommandOptions = {}): Promise<ScriptRun> {
  return runPython(pythonScript(`${script}\n`).unified, options);
}

/** Runs the script of no integration in the same way. */
export function runAutomation(script: string, options: CommandOptions = {}): Promise<ScriptRun> {
  return runPython(pythonScript(`${script}\n`, 'script').unified, options);
}

/** Runs the code of a Python integration behind the common library, in a container that ends with the test. */
export async function runPython(script: string, options: CommandOptions = {}): Promise<ScriptRun> {
  const { command = 'try', params = {}, args = {}, timeLimitSeconds = 60, instance = 'one' } = options;
  const runner = containerProcess(options);
  onTestFinished(() => runner.close());
  const logs: { level: string; text: string }[] = [];
  const files: string[] = [];
  const context: Record<string, Json> = {};
  const state = new InstanceState();
  const unused = () => {
    throw new Error('A container sends its own requests.');
  };
  const host: RemoteHost = {
    http: unused,
    log: (level, text) => void logs.push({ level, text }),
    getLastRun: () => state.getLastRun(),
    setLastRun: (lastRun) => state.setLastRun(lastRun),
    getIntegrationContext: () => state.getIntegrationContext(),
    setIntegrationContext: (context) => state.setIntegrationContext(context),
    demistoVersion: () => ({ version: '8.9.0', buildNumber: '1' }),
    ...(options.executeCommand && { executeCommand: options.executeCommand }),
    setContext: (path, value) => {
      context[path] = value;
    },
    saveFile: (base64) => `file-${files.push(Buffer.from(base64, 'base64').toString())}`,
  };
  const outcome = await runner.run(
    {
      script,
      call: { command, params, args, ...options.investigation },
      options: { instance: { name: instance, brand: 'integration' } },
    },
    host,
    timeLimitSeconds * 1000,
  );
  return { ...outcome, logs, files, context, state };
}

/** What the script returned. */
export async function resultOf(script: string, options: CommandOptions = {}): Promise<Json | undefined> {
  const { result, error } = await runScript(script, options);
  if (error !== undefined) throw new Error(error.message);
  return result;
}
