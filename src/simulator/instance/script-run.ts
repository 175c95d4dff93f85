import { performance } from 'node:perf_hooks';
import type { Runtime } from '../../definition/runtime.js';
import { messageOf } from '../../shared/errors.js';
import type { Json, JsonObject } from '../../shared/json.js';
import { refusedEvents } from '../host/host-functions.js';
import { HostHttpClient, type Sender } from '../host/host-http-client.js';
import { type RequestTrace, RequestTraces } from '../host/request-traces.js';
import type { LogLevel, ScriptHost } from '../host/script-host.js';
import type { FetchedIncident } from '../investigation/fetched-incidents.js';
import type { ExecutionOptions, Outcome } from '../sandbox/execute-script.js';
import type { Clock, RemoteHost, ScriptRunner } from '../sandbox/script-job.js';
import { levelOf } from '../sandbox/script-language.js';
import type { NextCall } from '../war-room/next-call.js';
import { contentsText, isErrorEntry, type WarRoomEntry } from '../war-room/war-room-entry.js';
import { type ScriptArguments, TEST_MODULE } from './command-arguments.js';
import type { InstanceState } from './instance-state.js';
import type { Caller, RunEnvironment } from './run-environment.js';

export interface RunSettings extends Pick<ExecutionOptions, 'transportFailure' | 'without' | 'commonServer'> {
  /** Ends a command that runs for longer. The server's default is 180. */
  readonly commandTimeLimitSeconds?: number;
  /** Sends the requests of one run in place of the sockets of this machine. */
  readonly connect?: () => Sender;
  /** Takes the place of this machine's clock: what the script reads as the time, and what its waits take. */
  readonly clock?: Clock;
  /** Takes the events of a container that the platform itself is to take; absent: it refuses them as custom content. */
  readonly takeEvents?: NonNullable<ScriptHost['sendEvents']>;
}

export interface LogLine {
  readonly level: LogLevel;
  readonly text: string;
}

export interface RunResult {
  readonly command: string;
  readonly ok: boolean;
  readonly entries: readonly WarRoomEntry[];
  readonly error?: { readonly message: string; readonly stack?: string };
  readonly logs: readonly LogLine[];
  /** The first of them, without what may hold secrets. */
  readonly requests: readonly RequestTrace[];
  /** Of all. */
  readonly requestCount: number;
  readonly milliseconds: number;
  /** Those that the server created of what a fetch returned. */
  readonly incidents?: readonly FetchedIncident[];
  /** The call that a polling command asks for, when it is not done. */
  readonly next?: NextCall;
}

/** What is run, and for whom. */
export interface ScriptRun {
  readonly command: string;
  readonly script: string;
  /** Names the script in messages. */
  readonly file: string;
  readonly params: JsonObject;
  readonly args: ScriptArguments;
  readonly isAutomation?: boolean;
  /** Absent: a server. */
  readonly runtime?: Runtime;
  /** Absent for what belongs to no instance. */
  readonly instance?: NonNullable<ExecutionOptions['instance']>;
  readonly state: InstanceState;
  readonly settings: RunSettings;
  /** Absent: nobody waits for it. */
  readonly caller?: Caller | undefined;
}

/** The version of the server that is stood in for. */
export const serverVersion = '8.9.0';

const SERVER_VERSION: JsonObject = { version: serverVersion, buildNumber: '1000000', platform: 'x2' };

/** Runs a script as a server does, and tells what came of it; one that fails is a result, too. */
export async function runScript(
  run: ScriptRun,
  runner: ScriptRunner,
  around: RunEnvironment,
): Promise<RunResult> {
  const { command, script, file, runtime, instance, params, args, isAutomation, state, settings, caller } =
    run;
  const {
    commandTimeLimitSeconds = 180,
    connect = () => new HostHttpClient(),
    clock,
    takeEvents = () => refusedEvents,
    ...options
  } = settings;
  const started = performance.now();
  const limit = Math.min(
    commandTimeLimitSeconds * 1000,
    (caller?.deadline ?? Number.POSITIVE_INFINITY) - started,
  );
  const logs: LogLine[] = [];
  const requests = new RequestTraces();
  // Connections are not kept: what one run left behind must not reach the next.
  const client = connect();
  const own: Caller = { depth: (caller?.depth ?? 0) + 1, deadline: started + limit };
  const host: RemoteHost = {
    ...serverHost(state, logs),
    sendEvents: takeEvents,
    ...investigationHost(around, own),
    http: tracedHttp(client, requests),
    requested: ({ url, ...trace }: RequestTrace) =>
      requests.add({ ...trace, url: withoutSecrets(urlOf(url)) }),
    ...(clock === undefined
      ? {}
      : { now: () => clock.now(), wait: (seconds: number) => clock.wait(seconds) }),
  };
  const { incidents, investigation, context } = around.investigation.data;
  const outcome = await runner.run(
    {
      script,
      call: {
        command,
        params,
        args,
        incidents,
        investigation,
        invContext: context,
        ...(isAutomation ? { isAutomation } : {}),
      },
      options: {
        ...options,
        file,
        level: levelOf(script),
        ...(runtime === undefined ? {} : { runtime }),
        ...(instance === undefined ? {} : { instance }),
      },
    },
    host,
    Math.max(Math.ceil(limit), 1),
  );
  await client.close();
  const error = failureOf(command, outcome);
  return {
    command,
    ok: error === undefined,
    entries: outcome.entries,
    ...(error === undefined ? {} : { error }),
    logs,
    requests: requests.kept,
    requestCount: requests.count,
    milliseconds: since(started),
  };
}

function serverHost(state: InstanceState, logs: LogLine[]) {
  return {
    log: (level: LogLevel, text: string) => {
      logs.push({ level, text });
    },
    getLastRun: () => state.getLastRun(),
    setLastRun: (lastRun: JsonObject) => state.setLastRun(lastRun),
    getIntegrationContext: () => state.getIntegrationContext(),
    setIntegrationContext: (context: JsonObject, version?: number) =>
      state.setIntegrationContext(context, version),
    demistoVersion: () => SERVER_VERSION,
  };
}

function investigationHost(around: RunEnvironment, own: Caller) {
  const { investigation } = around;
  return {
    executeCommand: async (name: string, args: JsonObject) => {
      const entries = await around.executeCommand(name, args, own);
      // Its time is over with that of the command, and its process is about to be ended: it must not get so far as to act.
      return performance.now() < own.deadline ? entries : never();
    },
    setContext: (path: string, value: Json) => investigation.setContext(path, value),
    saveFile: (base64: string) => investigation.files.save(base64),
    readFile: (id: string) => investigation.readFile(id),
    getModules: () => around.getModules(),
    getAllSupportedCommands: () => around.getAllSupportedCommands(),
  };
}

function never(): Promise<never> {
  return new Promise(() => {});
}

function tracedHttp(client: Sender, requests: RequestTraces): RemoteHost['http'] {
  return async (url, options, insecure, proxy, timeoutMs) => {
    const started = performance.now();
    const trace = { method: options.Method, url: withoutSecrets(urlOf(url)) };
    try {
      const response = await client.send({ url, options, insecure, proxy, timeoutMs });
      requests.add({ ...trace, status: response.StatusCode, milliseconds: since(started) });
      return response;
    } catch (error) {
      requests.add({ ...trace, failure: messageOf(error), milliseconds: since(started) });
      throw error;
    }
  };
}

/** Neither query nor credentials. */
function withoutSecrets({ origin, pathname }: URL): string {
  return origin + pathname;
}

/** Throws an Error that names the URL, without what may hold secrets. */
function urlOf(url: string): URL {
  try {
    return new URL(url);
  } catch {
    const shown = url.replace(/\?.*$/s, '').replace(/\/\/[^/@]*@/, '//');
    throw new Error(`http: ${JSON.stringify(shown)} is not a valid URL`);
  }
}

/** Test has passed only when it returned exactly `ok`; any other text is the reason why not. */
function failureOf(command: string, { result, error, entries }: Outcome): RunResult['error'] {
  if (error !== undefined) return error;
  const errorEntries = entries.filter(isErrorEntry);
  if (errorEntries.length > 0) return { message: errorEntries.map(contentsText).join('\n') };
  if (command !== TEST_MODULE || result === 'ok') return undefined;
  return { message: entries.map(contentsText).join('\n') || 'the test returned nothing instead of ok' };
}

function since(started: number): number {
  return Math.round(performance.now() - started);
}
