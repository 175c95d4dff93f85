import { performance } from 'node:perf_hooks';
import { messageOf, UserError } from '../../shared/errors.js';
import type { JsonObject } from '../../shared/json.js';
import { HostHttpClient, type Sender } from '../host/host-http-client.js';
import { type RequestTrace, RequestTraces } from '../host/request-traces.js';
import type { LogLevel } from '../host/script-host.js';
import type { ExecutionOptions, Outcome } from '../sandbox/execute-script.js';
import type { Clock, RemoteHost, ScriptRunner } from '../sandbox/script-job.js';
import { levelOf, scriptWarnings } from '../sandbox/script-language.js';
import { ScriptProcess } from '../sandbox/script-process.js';
import { contentsText, isErrorEntry, type WarRoomEntry } from '../war-room/war-room-entry.js';
import { FETCH_EVENTS, resolveArguments, type ScriptArguments, TEST_MODULE } from './command-arguments.js';
import type { InstanceConfiguration } from './configure-instance.js';
import { InstanceState } from './instance-state.js';

export interface InstanceOptions extends Pick<ExecutionOptions, 'transportFailure' | 'without'> {
  /** Ends a command that runs for longer. The server's default is 180. */
  readonly commandTimeLimitSeconds?: number;
  /** Whether a failing run keeps the last run it began with; no public source says which a server does. */
  readonly throwDiscardsLastRun?: boolean;
  /** Sends the requests of one run in place of the sockets of this machine. */
  readonly connect?: () => Sender;
  /** Takes the place of this machine's clock: what the script reads as the time, and what its waits take. */
  readonly clock?: Clock;
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
}

/** The version of the server that is stood in for. */
export const serverVersion = '8.9.0';

const SERVER_VERSION: JsonObject = { version: serverVersion, buildNumber: '1000000', platform: 'x2' };

/** A configured integration instance that runs its commands over real sockets, one at a time, until it is closed. */
export class Instance {
  readonly configuration: InstanceConfiguration;
  readonly state = new InstanceState();
  readonly #options: InstanceOptions;
  readonly #runner: ScriptRunner;
  #lastTurn: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** Throws a UserError when no server takes the integration's script. */
  constructor(
    configuration: InstanceConfiguration,
    options: InstanceOptions = {},
    runner: ScriptRunner = new ScriptProcess(),
  ) {
    const { script } = configuration.integration;
    runner.check(script, scriptFile(configuration), levelOf(script));
    this.#runner = runner;
    this.configuration = configuration;
    this.#options = options;
  }

  /** What of the script not every server takes. */
  get warnings(): readonly string[] {
    return scriptWarnings(this.configuration.integration.script, scriptFile(this.configuration));
  }

  /**
   * Runs a command and tells what came of it; a command that fails is a result, too. Rejects with a UserError when
   * the integration has no such command or argument.
   */
  async run(command: string, args: ScriptArguments = {}): Promise<RunResult> {
    const delivered = resolveArguments(this.configuration.integration, command, args);
    const turn = this.#lastTurn.then(() => this.#runNow(command, delivered));
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }

  /** What the Test button does. */
  test(): Promise<RunResult> {
    return this.run(TEST_MODULE);
  }

  /** What the scheduler does. */
  fetchEvents(): Promise<RunResult> {
    return this.run(FETCH_EVENTS);
  }

  /** Frees the thread; a running command fails. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#runner.close();
  }

  async #runNow(command: string, args: ScriptArguments): Promise<RunResult> {
    if (this.#closed)
      throw new UserError('instance-closed', `The instance is closed; it cannot run ${command}.`);
    const { integration, params } = this.configuration;
    const {
      commandTimeLimitSeconds = 180,
      throwDiscardsLastRun = false,
      connect = () => new HostHttpClient(),
      clock,
      ...options
    } = this.#options;
    const before = this.state.read();
    const logs: LogLine[] = [];
    const requests = new RequestTraces();
    // Connections are not kept: what one run left behind must not reach the next.
    const client = connect();
    const started = performance.now();
    const outcome = await this.#runner.run(
      {
        script: integration.script,
        call: { command, params, args },
        options: { ...options, file: scriptFile(this.configuration), level: levelOf(integration.script) },
      },
      withClock(this.#host(client, logs, requests), clock),
      commandTimeLimitSeconds * 1000,
    );
    await client.close();
    const error = failureOf(command, outcome);
    if (command === TEST_MODULE) this.state.replace(before);
    else if (error !== undefined && throwDiscardsLastRun) this.state.setLastRun(before.lastRun);
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

  #host(client: Sender, logs: LogLine[], requests: RequestTraces): RemoteHost {
    const { state } = this;
    return {
      http: async (url, options, insecure, proxy, timeoutMs) => {
        const started = performance.now();
        const { origin, pathname } = new URL(url);
        const trace = { method: options.Method, url: origin + pathname };
        try {
          const response = await client.send({ url, options, insecure, proxy, timeoutMs });
          requests.add({ ...trace, status: response.StatusCode, milliseconds: since(started) });
          return response;
        } catch (error) {
          requests.add({ ...trace, failure: messageOf(error), milliseconds: since(started) });
          throw error;
        }
      },
      log: (level, text) => {
        logs.push({ level, text });
      },
      getLastRun: () => state.getLastRun(),
      setLastRun: (lastRun) => state.setLastRun(lastRun),
      getIntegrationContext: () => state.getIntegrationContext(),
      setIntegrationContext: (context, version) => state.setIntegrationContext(context, version),
      demistoVersion: () => SERVER_VERSION,
    };
  }
}

function withClock(host: RemoteHost, clock: Clock | undefined): RemoteHost {
  if (clock === undefined) return host;
  return { ...host, now: () => clock.now(), wait: (seconds) => clock.wait(seconds) };
}

/** Test has passed only when it returned exactly `ok`; any other text is the reason why not. */
function failureOf(command: string, { result, error, entries }: Outcome): RunResult['error'] {
  if (error !== undefined) return error;
  const errorEntries = entries.filter(isErrorEntry);
  if (errorEntries.length > 0) return { message: errorEntries.map(contentsText).join('\n') };
  if (command !== TEST_MODULE || result === 'ok') return undefined;
  return { message: entries.map(contentsText).join('\n') || 'the test returned nothing instead of ok' };
}

/** Names the script in messages and stacks. */
function scriptFile({ integration }: InstanceConfiguration): string {
  return `${integration.id}.js`;
}

function since(started: number): number {
  return Math.round(performance.now() - started);
}
