import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Json } from '#src/shared/json.js';
import type { Outcome } from '#src/simulator/sandbox/execute-script.js';
import type { RemoteHost, ScriptJob, ScriptRunner } from '#src/simulator/sandbox/script-job.js';
import {
  ClockFile,
  containerEnvironment,
  outcomeOf,
  type PlatformJob,
  type PlatformMessage,
  type PlatformReply,
  python,
  pythonArguments,
} from './platform-process.js';

type Service = (...args: readonly Json[]) => unknown;
export type Services = { readonly [name: string]: Service };

export interface ContainerOptions {
  /** Further server commands of the platform. */
  readonly services?: Services;
  readonly environment?: { readonly [name: string]: string };
  /** The name of the instance. */
  readonly instance?: string;
  /** Whether every command is run with debug-mode=true. */
  readonly debug?: boolean;
}

/**
 * Runs the code of a container pack for the local Cortex: real Python, real Node.js, real sockets. The platform's
 * Python modules are mocks, or a real library in front of mocked server commands, which end in the host.
 */
export class ContainerRunner implements ScriptRunner {
  readonly #options: ContainerOptions;
  #process: ChildProcessWithoutNullStreams | undefined;
  #code: string | undefined;
  #nodePeakKilobytes = 0;
  #clock: ClockFile | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(options: ContainerOptions = {}) {
    this.#options = options;
  }

  check(): void {
    // Python reads the code when it runs.
  }

  /** The most memory that any Node.js of these runs took. */
  get nodePeakKilobytes(): number {
    return this.#nodePeakKilobytes;
  }

  async run(job: Omit<ScriptJob, 'remoteClock'>, host: RemoteHost, timeLimitMs: number): Promise<Outcome> {
    const child = this.#process ?? this.#start(host);
    if (job.script !== this.#code) child.stdin.write(`${JSON.stringify({ code: job.script })}\n`);
    this.#code = job.script;
    const services = this.#servicesOf(host);
    const brand = job.options.file ?? 'integration';
    const order: PlatformJob = {
      ...job.call,
      brand,
      instance: this.#options.instance ?? `${brand} instance`,
      debug: this.#options.debug ?? false,
      timeLimitSeconds: timeLimitMs / 1000,
      virtualTime: this.#clock !== undefined,
      virtualNetwork: false,
    };
    const lines = createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY });
    await this.#setClock(host);
    child.stdin.write(`${JSON.stringify(order)}\n`);
    try {
      for await (const line of lines) {
        const message: PlatformMessage = JSON.parse(line);
        if ('end' in message) {
          this.#nodePeakKilobytes = message.nodePeakKilobytes;
          return outcomeOf(message.end);
        }
        const reply = await answer(services, message.call, message.args);
        await this.#setClock(host);
        child.stdin.write(`${JSON.stringify(reply)}\n`);
      }
      throw new Error('The Python process ended during a run.');
    } finally {
      lines.close();
    }
  }

  async close(): Promise<void> {
    this.#process?.stdin.end();
    await this.#ended;
    this.#process = undefined;
    this.#code = undefined;
    this.#clock?.remove();
    this.#clock = undefined;
  }

  #start(host: RemoteHost): ChildProcessWithoutNullStreams {
    if (host.now !== undefined) this.#clock = new ClockFile();
    const child = spawn(python, [...pythonArguments], {
      env: containerEnvironment({ ...this.#clock?.environment, ...this.#options.environment }),
    });
    child.stderr.pipe(process.stderr);
    // A process that was killed takes no answer; the run says that it ended.
    child.stdin.on('error', () => undefined);
    this.#ended = once(child, 'close');
    this.#process = child;
    return child;
  }

  async #setClock({ now }: RemoteHost): Promise<void> {
    if (now !== undefined) this.#clock?.set(await now());
  }

  #servicesOf(host: RemoteHost): Services {
    return {
      log: (level, text) => host.log(level as never, String(text)),
      getLastRun: () => host.getLastRun(),
      setLastRun: (lastRun) => host.setLastRun(lastRun as never),
      getIntegrationContext: async () => (await host.getIntegrationContext()).context,
      setIntegrationContext: (context) => host.setIntegrationContext(context as never),
      demistoVersion: () => host.demistoVersion(),
      wait: (seconds) => host.wait?.(Number(seconds)),
      requested: () => undefined,
      updateModuleHealth: () => undefined,
      getLicenseCustomField: () => {
        throw new Error("command 'getLicenseCustomField' is only available for system content (66)");
      },
      ...this.#options.services,
    };
  }
}

async function answer(services: Services, name: string, args: readonly Json[]): Promise<PlatformReply> {
  try {
    return { value: (await services[name]?.(...args)) ?? null };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
