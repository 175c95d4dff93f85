import { isNativeError } from 'node:util/types';
import vm from 'node:vm';
import type { Runtime } from '../../definition/runtime.js';
import { messageOf, UserError } from '../../shared/errors.js';
import type { Json, JsonObject } from '../../shared/json.js';
import { suggestion } from '../../shared/nearest-name.js';
import { commonLibraryNames } from '../../spec/common-library.js';
import { es5Library } from '../../spec/es5-library.js';
import {
  absentHostFunctions,
  containerFunctionNames,
  containerScriptFunctionNames,
  type HostFunctionName,
  hostFunctionNames,
} from '../../spec/host-functions.js';
import { newerGlobals } from '../../spec/newer-globals.js';
import { type HostFunctionOptions, hostFunctions } from '../host/host-functions.js';
import { RunKilled, type ScriptHost } from '../host/script-host.js';
import type { ScriptBody } from './script-body.js';
import {
  type HostCallReply,
  prepareRealm,
  type RealmSetup,
  type ScriptEnd,
  type ThrownByScript,
} from './script-realm.js';

/** The context values that a script finds as globals. */
export interface ScriptCall {
  readonly command: string;
  readonly params: JsonObject;
  readonly args: Readonly<Record<string, Json | readonly string[]>>;
  /** The script of no integration: there, `params` and `command` are not defined. */
  readonly isAutomation?: boolean;
  readonly incidents?: readonly JsonObject[];
  readonly investigation?: JsonObject;
  readonly invContext?: JsonObject;
}

export interface RunOptions extends HostFunctionOptions {
  /** The instance that the code runs for, as the platform tells Python of it. */
  readonly instance?: { readonly name: string; readonly brand: string };
  /** Whose functions the script finds; absent: those of a server. */
  readonly runtime?: Runtime;
  /** Host functions that this server does not have. */
  readonly without?: readonly HostFunctionName[];
  /** Ends a script that computes for longer; absent: no limit. */
  readonly timeoutMs?: number;
}

const prepareRealmText = new vm.Script(`"use strict"; (${prepareRealm})`, { filename: 'script-realm' });

/**
 * Runs a compiled script as the server does, in this process and synchronously: in a fresh context that has the
 * library of its level only. Whatever the script throws is in its end.
 */
export function runBody(
  body: ScriptBody,
  call: ScriptCall,
  host: ScriptHost,
  options: RunOptions,
): ScriptEnd {
  const { runtime = 'server', without = [], timeoutMs, instance } = options;
  const served = servedFunctions(runtime, call);
  refuseUnknownFunctions(without);

  const gate = new HostGate(host, { ...options, textContextOnly: body.level === 'es5' });
  const context = vm.createContext(Object.create(null));
  const setup: RealmSetup = {
    es5Library,
    ...(body.level === 'es5' ? {} : { newerGlobals }),
    hostFunctions: served.filter((name) => !without.some((each) => each === name)),
    refusedNames: body.level === 'es5' ? commonLibraryNames : [],
    values: {
      ...valuesOf(call),
      ...(runtime === 'container' ? { integrationInstance: instance?.name ?? '' } : {}),
    },
  };
  const realm: ReturnType<typeof prepareRealm> = prepareRealmText.runInContext(context)(
    JSON.stringify(setup),
    gate.call,
    gate.now,
  );
  realm.enter('runScript', body.code.runInContext(context));

  try {
    const end: ScriptEnd = JSON.parse(
      vm.runInContext('runScript()', context, timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    );
    if (gate.killed !== undefined) return { error: { message: gate.killed.message } };
    return 'error' in end ? { error: withScriptFrames(end.error, body.file) } : end;
  } catch (error) {
    // This error is of the context's realm.
    if (isNativeError(error) && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      return { error: { message: `The script timed out after ${(timeoutMs ?? 0) / 1000} seconds` } };
    }
    throw error;
  }
}

function servedFunctions(runtime: Runtime, { isAutomation = false }: ScriptCall): readonly string[] {
  if (runtime === 'server') return [...hostFunctionNames, ...absentHostFunctions];
  return isAutomation ? containerScriptFunctionNames : containerFunctionNames;
}

function valuesOf({ isAutomation = false, command, params, ...others }: ScriptCall): RealmSetup['values'] {
  const own = isAutomation ? {} : { command, params };
  return { incidents: [], investigation: {}, invContext: {}, ...own, ...others };
}

/** Carries host calls across the border of the context, and none after the run was killed. */
class HostGate {
  killed: RunKilled | undefined;
  readonly #functions;
  readonly #host: ScriptHost;

  constructor(host: ScriptHost, options: HostFunctionOptions) {
    this.#host = host;
    this.#functions = hostFunctions(host, options);
  }

  readonly call = (name: string, argsText: string): string => {
    let reply: HostCallReply;
    try {
      const args = JSON.parse(argsText);
      reply = { value: this.#unlessKilled(() => this.#function(name)(...args)) };
    } catch (error) {
      reply = { error: messageOf(error) };
    }
    return JSON.stringify(reply);
  };

  #function(name: string): (...args: Json[]) => unknown {
    const absent = absentHostFunctions.some((each) => each === name);
    if (absent) throw new Error(`${name} is a function of the server that the local Cortex does not have`);
    return this.#functions[name as HostFunctionName];
  }

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

/** Leaves the message and the frames of the script: the others are of the local Cortex, not of a server. */
function withScriptFrames(error: ThrownByScript, file: string): ThrownByScript {
  if (error.stack === undefined) return error;
  // Lines of the common library are in front of the first.
  const ofScript = (line: string) =>
    [` ${file}:`, `(${file}:`].some((place) => /^[1-9]/.test(line.split(place)[1] ?? ''));
  const lines = error.stack.split('\n').filter((line) => !line.startsWith('    at ') || ofScript(line));
  return { message: error.message, stack: lines.join('\n') };
}

function refuseUnknownFunctions(names: readonly string[]): void {
  const known: readonly string[] = hostFunctionNames;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UserError(
      'host-function-unknown',
      `The server has no host function "${unknown}" to leave out. ${suggestion(unknown, known)}`,
    );
  }
}
