import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { messageOf } from '../../shared/errors.js';
import type { Json } from '../../shared/json.js';
import { customContentRefusal } from '../host/host-functions.js';
import { HostTransportError } from '../host/script-host.js';
import { failedOutcome, type Outcome } from '../sandbox/outcome.js';
import type { RemoteHost, ScriptJob, ScriptRunner } from '../sandbox/script-job.js';
import { ContainerClock } from './container-clock.js';
import { containerEnvironment } from './container-environment.js';
import { platformFile } from './platform-file.js';
import {
  type PlatformCode,
  type PlatformJob,
  type PlatformMessage,
  type PlatformReply,
  platformOutcome,
} from './platform-messages.js';

type PlatformService = (...args: readonly Json[]) => unknown;

/** What the server does for the Python of a container, by the names of `platform/demistomock.py`. */
export type PlatformServices = { readonly [name: string]: PlatformService };

export interface ContainerOptions {
  /** The path of the Python. */
  readonly python: string;
  /** The path of the Node.js for the host; absent: that of this process. */
  readonly node?: string;
  /** Where requests go: over sockets of the container, or through the local Cortex. */
  readonly network: 'sockets' | 'host';
  /** A copy of the platform's common library; absent: a mock of what the host of this program takes from it. */
  readonly library?: string;
  /** False keeps the proxies and certificates of the site away from it. */
  readonly knowsSite?: boolean;
  /** Further services, or others in the place of those. */
  readonly services?: PlatformServices;
  readonly environment?: { readonly [name: string]: string };
  /** Whether every command is run with debug-mode=true. */
  readonly debug?: boolean;
}

const mostPrinted = 20_000;

/**
 * Runs the Python code of integrations as the platform does in a container: real Python, and real Node.js where the
 * code starts it, behind a local platform module. It keeps honest code from what a container lacks and from the
 * environment of the user. It is no wall: code that you distrust must not run here.
 */
export class ContainerProcess implements ScriptRunner {
  readonly language = 'python';
  readonly #options: ContainerOptions;
  #process: ChildProcessWithoutNullStreams | undefined;
  #code: string | undefined;
  #nodePeakKilobytes = 0;
  #clock: ContainerClock | undefined;
  #ended: Promise<unknown> = Promise.resolve();
  #printed = '';
  #reason: string | undefined;

  constructor(options: ContainerOptions) {
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
    const timer = setTimeout(
      () => this.#kill(`The command timed out after ${timeLimitMs / 1000} seconds`),
      timeLimitMs,
    );
    try {
      return await this.#converse(child, job, host, timeLimitMs);
    } finally {
      clearTimeout(timer);
      if (this.#printed !== '') await host.log('debug', `Printed: ${this.#printed}`);
      this.#printed = '';
    }
  }

  async close(): Promise<void> {
    this.#kill('The run was ended from outside');
    await this.#ended;
  }

  async #converse(
    child: ChildProcessWithoutNullStreams,
    job: Omit<ScriptJob, 'remoteClock'>,
    host: RemoteHost,
    timeLimitMs: number,
  ): Promise<Outcome> {
    if (job.script !== this.#code) send(child, { code: job.script });
    this.#code = job.script;
    const services = this.#servicesOf(host);
    const { name = 'integration instance', brand = 'integration' } = job.options.instance ?? {};
    const lines = createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY });
    await this.#setClock(host);
    send(child, {
      ...job.call,
      brand,
      instance: name,
      debug: this.#options.debug ?? false,
      timeLimitSeconds: timeLimitMs / 1000,
      virtualTime: this.#clock !== undefined,
      hostNetwork: this.#options.network === 'host',
    });
    try {
      for await (const line of lines) {
        const message: PlatformMessage = JSON.parse(line);
        if ('end' in message) {
          this.#nodePeakKilobytes = message.nodePeakKilobytes;
          return platformOutcome(message.end);
        }
        const reply = await answer(services, message.call, message.args);
        await this.#setClock(host);
        send(child, reply);
      }
    } finally {
      lines.close();
    }
    await this.#ended;
    return failedOutcome({ message: this.#reason ?? 'Python ended before the command did' });
  }

  #start(host: RemoteHost): ChildProcessWithoutNullStreams {
    const { python, node = process.execPath, library, knowsSite = true, environment } = this.#options;
    const clock = host.now === undefined ? undefined : new ContainerClock();
    const folder = mkdtempSync(join(tmpdir(), 'cortex-pack-container-'));
    const child = spawn(python, ['-B', platformFile('run.py')], {
      env: {
        ...containerEnvironment(node, knowsSite),
        ...(library === undefined ? {} : { COMMON_SERVER_PYTHON: library }),
        ...clock?.environment,
        ...environment,
      },
      cwd: folder,
      // A group of its own, which is ended with all that it started.
      detached: true,
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#printed = (this.#printed + text).slice(-mostPrinted);
    });
    // A process that was killed takes no answer; the run says that it ended.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => {
      this.#reason ??= `Python does not start: ${error.message}`;
    });
    this.#ended = once(child, 'close').catch(() => undefined);
    child.once('close', () => {
      rmSync(folder, { recursive: true, force: true });
      this.#forget(child, clock);
    });
    this.#process = child;
    this.#clock = clock;
    this.#reason = undefined;
    return child;
  }

  #forget(child: ChildProcessWithoutNullStreams, clock: ContainerClock | undefined): void {
    clock?.remove();
    if (this.#process !== child) return;
    this.#process = undefined;
    this.#clock = undefined;
    this.#code = undefined;
  }

  #kill(reason: string): void {
    const pid = this.#process?.pid;
    if (pid === undefined) return;
    this.#reason ??= reason;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }

  async #setClock({ now }: RemoteHost): Promise<void> {
    if (now !== undefined) this.#clock?.set(await now());
  }

  #servicesOf(host: RemoteHost): PlatformServices {
    return {
      log: (level, text) => host.log(level as never, String(text)),
      getLastRun: () => host.getLastRun(),
      setLastRun: (lastRun) => host.setLastRun(lastRun as never),
      getIntegrationContext: async () => (await host.getIntegrationContext()).context,
      setIntegrationContext: (context) => host.setIntegrationContext(context as never),
      demistoVersion: () => host.demistoVersion(),
      saveFile: (base64) => investigationOf(host, 'saveFile')(String(base64)),
      executeCommand: (name, args) => investigationOf(host, 'executeCommand')(String(name), args as never),
      setContext: (path, value) => investigationOf(host, 'setContext')(String(path), value ?? null),
      wait: (seconds) => host.wait?.(Number(seconds)),
      http: (...request) => requestOf(host, request),
      route: (url) => url,
      requested: (trace) => host.requested?.(trace as never),
      updateModuleHealth: () => undefined,
      getLicenseCustomField: () => {
        throw new Error(customContentRefusal);
      },
      ...this.#options.services,
    };
  }
}

function investigationOf<N extends 'executeCommand' | 'setContext' | 'saveFile'>(
  host: RemoteHost,
  name: N,
): NonNullable<RemoteHost[N]> {
  const own = host[name];
  if (own === undefined) throw new Error(`${name}: the script runs outside of an investigation`);
  return own;
}

/** A request without an answer is none of the errors of Python: it says which of them to raise. */
async function requestOf(host: RemoteHost, request: readonly unknown[]): Promise<unknown> {
  const [url, options, insecure, proxy, timeoutMs] = request as Parameters<RemoteHost['http']>;
  try {
    return await host.http(url, options, insecure, proxy, timeoutMs ?? undefined);
  } catch (error) {
    if (!(error instanceof HostTransportError)) throw error;
    return { failure: error.reason, message: error.message };
  }
}

async function answer(
  services: PlatformServices,
  name: string,
  args: readonly Json[],
): Promise<PlatformReply> {
  const service = services[name];
  if (service === undefined) return { error: `the local platform has no ${name}` };
  try {
    return { value: (await service(...args)) ?? null };
  } catch (error) {
    return { error: messageOf(error) };
  }
}

function send(
  child: ChildProcessWithoutNullStreams,
  message: PlatformCode | PlatformJob | PlatformReply,
): void {
  child.stdin.write(`${JSON.stringify(message)}\n`);
}
