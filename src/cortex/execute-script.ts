import { isNativeError } from 'node:util/types';
import vm from 'node:vm';
import { commonLibraryNames } from './common-library.js';
import { compileScript } from './compiled-script.js';
import { type Entry, entriesOf, errorEntry } from './entry.js';
import { CortexError, messageOf } from './errors.js';
import { es5Library } from './es5-library.js';
import { type Host, RunKilled } from './host.js';
import {
  type HostFunctionName,
  type HostFunctionOptions,
  hostFunctionNames,
  hostFunctions,
} from './host-functions.js';
import type { Json, JsonObject } from './json.js';
import { suggestion } from './nearest-name.js';
import { type HostCallReply, prepareWorld, type ScriptEnd, type WorldSetup } from './script-world.js';

/** The context values that a script finds as globals. */
export interface ScriptCall {
  readonly command: string;
  readonly params: JsonObject;
  readonly args: Readonly<Record<string, string | readonly string[]>>;
}

export interface ExecutionOptions extends HostFunctionOptions {
  /** Host functions that this server does not have. */
  readonly without?: readonly HostFunctionName[];
  /** Ends a script that computes for longer; absent: no limit. */
  readonly timeoutMs?: number;
  /** Names the script in messages. */
  readonly file?: string;
}

export interface Outcome {
  /** What the script returned, as JSON; absent when it returned nothing or failed. */
  readonly result?: Json;
  readonly error?: { readonly message: string; readonly stack?: string };
  readonly entries: readonly Entry[];
}

const prepareWorldText = new vm.Script(`"use strict"; (${prepareWorld})`, { filename: 'script-world' });

/**
 * Runs a script as the server does, in this process and synchronously: a function body in sloppy mode, in a fresh
 * context that has the library of ES5 only, with the common library's names in its scope. Whatever the script throws
 * is in the outcome; a script that is not ES5 throws a ScriptSyntaxError.
 *
 * It keeps honest code from relying on what a server lacks. It is no security wall: run no script that you distrust.
 */
export function executeScript(
  script: string,
  call: ScriptCall,
  host: Host,
  options: ExecutionOptions = {},
): Outcome {
  const { without = [], timeoutMs, file = 'script.js' } = options;
  const compiled = compileScript(script, file, commonLibraryNames);
  refuseUnknownFunctions(without);

  const gate = new HostGate(host, options);
  const context = vm.createContext(Object.create(null));
  const setup: WorldSetup = {
    es5Library,
    hostFunctions: hostFunctionNames.filter((name) => !without.includes(name)),
    commonLibrary: commonLibraryNames,
    values: { ...call, incidents: [], investigation: {}, invContext: {} },
  };
  const world: ReturnType<typeof prepareWorld> = prepareWorldText.runInContext(context)(
    JSON.stringify(setup),
    gate.call,
    gate.now,
  );
  world.enter('runScript', compiled.runInContext(context));

  try {
    const end: ScriptEnd = JSON.parse(
      vm.runInContext('runScript()', context, timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    );
    if (gate.killed !== undefined) return failed({ message: gate.killed.message });
    if ('error' in end) return failed(withScriptFrames(end.error, file));
    if (end.result === undefined) return { entries: [] };
    const result = end.result as Json;
    return { result, entries: entriesOf(result) };
  } catch (error) {
    // This error is of the context's realm.
    if (isNativeError(error) && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      return failed({ message: `The script timed out after ${timeoutMs} ms` });
    }
    throw error;
  }
}

/** Carries host calls across the border of the context, and none after the run was killed. */
class HostGate {
  killed: RunKilled | undefined;
  readonly #functions;
  readonly #host: Host;

  constructor(host: Host, options: HostFunctionOptions) {
    this.#host = host;
    this.#functions = hostFunctions(host, options);
  }

  readonly call = (name: string, argsText: string): string => {
    let reply: HostCallReply;
    try {
      const args = JSON.parse(argsText);
      reply = { value: this.#unlessKilled(() => this.#functions[name as HostFunctionName](...args)) };
    } catch (error) {
      reply = { error: messageOf(error) };
    }
    return JSON.stringify(reply);
  };

  readonly now = (): number => this.#unlessKilled(() => this.#host.now());

  #unlessKilled<T>(use: () => T): T {
    if (this.killed !== undefined) throw this.killed;
    try {
      return use();
    } catch (error) {
      if (error instanceof RunKilled) this.killed = error;
      throw error;
    }
  }
}

function failed(error: { readonly message: string; readonly stack?: string }): Outcome {
  return { error, entries: [errorEntry(error.message)] };
}

/** Leaves the message and the frames of the script: the others are of the local Cortex, not of a server. */
function withScriptFrames(error: { readonly message: string; readonly stack?: string }, file: string) {
  if (error.stack === undefined) return error;
  const ofScript = (line: string) => line.includes(` ${file}:`) || line.includes(`(${file}:`);
  const lines = error.stack.split('\n').filter((line) => !line.startsWith('    at ') || ofScript(line));
  return { message: error.message, stack: lines.join('\n') };
}

function refuseUnknownFunctions(names: readonly string[]): void {
  const known: readonly string[] = hostFunctionNames;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new CortexError(
      'host-function-unknown',
      `The server has no host function "${unknown}" to leave out. ${suggestion(unknown, known)}`,
    );
  }
}
