import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '#src/shared/json.js';
import { ContainerClock } from '#src/simulator/container/container-clock.js';
import { containerEnvironment } from '#src/simulator/container/container-environment.js';
import { platformFile } from '#src/simulator/container/platform-file.js';
import {
  type PlatformJob,
  type PlatformMessage,
  type PlatformReply,
  platformOutcome,
} from '#src/simulator/container/platform-messages.js';
import type { ScriptHost } from '#src/simulator/host/script-host.js';
import { HostTransportError, RunKilled } from '#src/simulator/host/script-host.js';
import type { executeScript } from '#src/simulator/sandbox/execute-script.js';
import { library, node, python } from './container.js';
import { platformDomain } from './platform-ingestion.js';

/** Where events go: to the collector of the parameters, or by the platform's own way where they name none. */
export type Way = 'collector' | 'platform';

/**
 * Runs the code of a container pack in the virtual time and network of a simulation: real Python and Node.js, which
 * are called synchronously as the simulation calls a script.
 */
export class SimulatedContainer {
  readonly #clock = new ContainerClock();
  readonly #folder = mkdtempSync(join(tmpdir(), 'cortex-pack-pipes-'));
  readonly #toPlatform: number;
  readonly #fromPlatform: number;
  readonly #process: ChildProcess;
  readonly #way: Way;
  readonly #ingestion: { readonly url: string; readonly key: string };
  #rest = '';

  /** @param ingestion the receiver that stands in for the platform's own */
  constructor(code: string, way: Way, ingestion: { readonly url: string; readonly key: string }) {
    this.#way = way;
    this.#ingestion = ingestion;
    const [input, output] = [join(this.#folder, 'input'), join(this.#folder, 'output')];
    execFileSync('mkfifo', [input, output]);
    // A pipe can be opened at one end only when the other end is open.
    const [both, alsoBoth] = [openSync(input, 'r+'), openSync(output, 'r+')];
    const childInput = openSync(input, 'r');
    const childOutput = openSync(output, 'w');
    this.#toPlatform = openSync(input, 'w');
    this.#fromPlatform = openSync(output, 'r');
    this.#process = spawn(python, ['-B', platformFile('run.py')], {
      stdio: [childInput, childOutput, 'inherit'],
      env: {
        ...containerEnvironment(node, true),
        ...(library === undefined ? {} : { COMMON_SERVER_PYTHON: library }),
        ...this.#clock.environment,
      },
    });
    for (const file of [both, alsoBoth, childInput, childOutput]) closeSync(file);
    this.#send({ code });
  }

  readonly execute: typeof executeScript = (_script, call, host, _options) => {
    const { http_collector_url: _url, http_collector_key: _key, ...withoutCollector } = call.params;
    const job: PlatformJob = {
      ...call,
      params: this.#way === 'collector' ? call.params : withoutCollector,
      brand: 'simulated',
      instance: 'simulated instance',
      timeLimitSeconds: 300,
      virtualTime: true,
      hostNetwork: true,
      debug: false,
    };
    this.#clock.set(host.now());
    this.#send(job);
    for (;;) {
      const message = this.#receive();
      if ('end' in message) return platformOutcome(message.end);
      const reply = this.#answer(host, message.call, message.args);
      this.#clock.set(host.now());
      this.#send(reply);
    }
  };

  async close(): Promise<void> {
    closeSync(this.#toPlatform);
    await new Promise((resolve) => this.#process.once('close', resolve));
    closeSync(this.#fromPlatform);
    rmSync(this.#folder, { recursive: true, force: true });
    this.#clock.remove();
  }

  #answer(host: ScriptHost, name: string, args: readonly Json[]): PlatformReply {
    try {
      return { value: this.#call(host, name, args) ?? null };
    } catch (error) {
      if (error instanceof RunKilled) return { killed: true };
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  #call(host: ScriptHost, name: string, args: readonly Json[]): unknown {
    const [first, second, third, fourth, fifth] = args as unknown as readonly [
      never,
      never,
      never,
      never,
      never,
    ];
    switch (name) {
      case 'http':
        return this.#request(host, first, second, third, fourth, fifth);
      case 'wait':
        return host.wait(first);
      case 'log':
        return host.log(first, second);
      case 'getLastRun':
        return host.getLastRun();
      case 'setLastRun':
        return host.setLastRun(first);
      case 'getIntegrationContext':
        return host.getIntegrationContext().context;
      case 'setIntegrationContext':
        return host.setIntegrationContext(first);
      case 'getLicenseCustomField':
        return String(first).endsWith('.url') ? platformDomain : this.#ingestion.key;
      case 'updateModuleHealth':
        return undefined;
      default:
        throw new Error(`the simulation has no ${name}`);
    }
  }

  #request(host: ScriptHost, url: string, ...rest: readonly [never, never, never, never]): unknown {
    const [options, insecure, proxy, timeout] = rest as unknown as [
      Parameters<ScriptHost['http']>[1],
      boolean,
      boolean,
      number,
    ];
    try {
      return host.http(this.#routed(url), options, insecure, proxy, timeout);
    } catch (error) {
      if (!(error instanceof HostTransportError)) throw error;
      return { failure: error.reason, message: error.message };
    }
  }

  /** The receiver of the simulation is a collector, whose address is another one than the platform's own. */
  #routed(url: string): string {
    const own = `https://api-${platformDomain}/logs/v1/xsiam`;
    return url === own ? `${this.#ingestion.url}/logs/v1/event` : url;
  }

  #send(message: unknown): void {
    const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
    for (let sent = 0; sent < bytes.length; ) sent += writeSync(this.#toPlatform, bytes, sent);
  }

  #receive(): PlatformMessage {
    const block = Buffer.alloc(65536);
    for (;;) {
      const end = this.#rest.indexOf('\n');
      if (end >= 0) {
        const line = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end + 1);
        return JSON.parse(line);
      }
      const size = readSync(this.#fromPlatform, block, 0, block.length, null);
      if (size === 0) throw new Error('The Python process ended during a run.');
      this.#rest += block.toString('latin1', 0, size);
    }
  }
}
