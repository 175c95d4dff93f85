import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Parameters } from '../../definition/parameter.js';
import type { Runtime } from '../../definition/runtime.js';
import { UserError } from '../../shared/errors.js';
import { suggestion } from '../../shared/nearest-name.js';
import { Redactor } from '../../shared/redactor.js';
import { installPack } from '../../simulator/install/install-pack.js';
import type { InstalledIntegration, InstalledPack } from '../../simulator/install/installed-integration.js';
import { configureInstance } from '../../simulator/instance/configure-instance.js';
import type { InstanceOptions } from '../../simulator/instance/instance.js';
import { ScriptProcess } from '../../simulator/sandbox/script-process.js';
import { httpLogCollectorParameters } from '../../spec/http-log-collector.js';
import type { MockServer } from '../mock-api/mock-api.js';
import { VirtualClock } from '../network/virtual-clock.js';
import { VirtualNetwork, type VirtualServer } from '../network/virtual-network.js';
import type { Dataset } from '../receiver/dataset.js';
import { type MockCollector, startMockCollector } from '../receiver/mock-collector.js';
import type { InstanceParams } from './instance-params.js';
import { PackInstance } from './pack-instance.js';
import { buildProject } from './project-build.js';
import { secretsOf } from './secrets.js';

export interface LocalCortexOptions {
  /** The mock servers that the pack can reach. It reaches nothing else. */
  readonly apis?: readonly MockServer[];
  /** When the virtual time begins. Default: 2026-01-05T08:00:00Z. */
  readonly start?: string | number | Date;
  /** The runtime that a project is built for. A zip was built for one already. Default: server. */
  readonly runtime?: Runtime;
  /** What the HTTP Log Collector was created with: they name the dataset. */
  readonly vendor?: string;
  readonly product?: string;
}

export interface PackInstanceOptions
  extends Pick<
    InstanceOptions,
    'transportFailure' | 'without' | 'throwDiscardsLastRun' | 'commandTimeLimitSeconds'
  > {
  /** The id of the integration, for a pack with several. */
  readonly integration?: string;
  /** The name of the instance. Default: the id of the integration. */
  readonly name?: string;
}

type AnyParams = { readonly [name: string]: unknown };

/** A pack in the local Cortex, in virtual time and with mock servers only. */
export class LocalCortex implements AsyncDisposable {
  readonly pack: InstalledPack;
  /** Stands still until a script waits, a request takes its time, or the test moves it on. */
  readonly clock: VirtualClock;
  /** The HTTP Log Collector: its requests, and faults to switch on. */
  readonly collector: MockCollector;
  readonly #apis: readonly MockServer[];
  readonly #network: VirtualNetwork;
  readonly #process = new ScriptProcess();
  readonly #redactor = new Redactor();
  readonly #remove: () => Promise<void>;
  readonly #unknownHosts: string[] = [];

  /** Use `localCortex`. */
  constructor(pack: InstalledPack, options: LocalCortexOptions, remove: () => Promise<void>) {
    const { apis = [], start = '2026-01-05T08:00:00Z', vendor = 'mock', product = 'events' } = options;
    this.pack = pack;
    this.#apis = apis;
    this.#remove = remove;
    this.clock = new VirtualClock(new Date(start).getTime());
    this.collector = startMockCollector({ vendor, product });
    this.#redactor.learn([{ value: this.collector.key }]);
    this.#network = new VirtualNetwork(serversOf([...apis, this.collector]), this.clock);
  }

  /** What arrived at the HTTP Log Collector. */
  get dataset(): Dataset {
    return this.collector.dataset;
  }

  /**
   * An instance of the integration. Its parameters are those that the mock servers name, those of the HTTP Log
   * Collector and `isFetchEvents` where the integration has them, and the given ones, which come first.
   * Throws a UserError for a parameter that does not exist, is missing or has a wrong value.
   */
  instance(params?: AnyParams, options?: PackInstanceOptions): PackInstance;
  /** The same with the parameters of a declaration, which the compiler checks: `instance<typeof parameters>({...})`. */
  instance<P extends Parameters>(params: InstanceParams<P>, options?: PackInstanceOptions): PackInstance;
  instance(
    params: AnyParams = {},
    { integration: id, name, ...options }: PackInstanceOptions = {},
  ): PackInstance {
    const integration = this.#integration(id);
    const own = Object.assign({}, ...this.#apis.map((api) => api.params));
    const filledIn = { ...this.#collectorParams(integration), ...own, ...params };
    const configuration = configureInstance(integration, { name: name ?? integration.id, params: filledIn });
    this.#redactor.learn(secretsOf(configuration));
    return new PackInstance(configuration, {
      ...options,
      clock: this.clock,
      process: this.#process,
      request: (url, request, timeoutMs) => this.#request(url, request, timeoutMs),
      throwProblem: () => this.#throwProblem(),
    });
  }

  /** Ends everything that was started. */
  async close(): Promise<void> {
    await this.#process.close();
    await this.#remove();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  readonly #request: VirtualNetwork['request'] = (url, options, timeoutMs) => {
    const { origin, host } = new URL(url);
    const known = [...this.#apis, this.collector].map((server) => new URL(server.url).host);
    if (!known.includes(host)) {
      this.#unknownHosts.push(
        `No mock server has the address ${origin}, which the pack asks for ${options.Method} ${url}. ` +
          `${suggestion(host, known)} Name the mock server in "apis", or correct the parameter with the URL.`,
      );
    }
    return this.#network.request(url, options, timeoutMs);
  };

  /** Throws what has gone wrong outside of the pack. */
  #throwProblem(): void {
    const [unknownHost] = this.#unknownHosts.splice(0);
    const [problem] = this.#apis.map((api) => api.takeProblem()).filter((found) => found !== undefined);
    if (unknownHost !== undefined) throw new UserError('mock-request', this.#redactor.text(unknownHost));
    if (problem === undefined) return;
    if (!(problem instanceof UserError)) throw problem;
    throw new UserError(problem.code, this.#redactor.text(problem.message), { cause: problem.cause });
  }

  #integration(id: string | undefined): InstalledIntegration {
    const { name, integrations } = this.pack;
    const ids = integrations.map((integration) => integration.id);
    if (id === undefined && ids.length > 1) {
      throw new UserError(
        'pack-under-test',
        `The pack ${name} has several integrations: ${ids.join(', ')}. Name one: instance({...}, { integration: "${ids[0]}" }).`,
      );
    }
    const found = id === undefined ? integrations[0] : integrations.find((one) => one.id === id);
    if (found !== undefined) return found;
    throw new UserError(
      'pack-under-test',
      `The pack ${name} has no integration "${id}". ${suggestion(id ?? '', ids)}`,
    );
  }

  #collectorParams({ configuration }: InstalledIntegration): AnyParams {
    const { url, key } = httpLogCollectorParameters;
    const all = { [url]: this.collector.url, [key]: this.collector.key, isFetchEvents: true };
    const has = (name: string) => configuration.some((parameter) => parameter.name === name);
    return Object.fromEntries(Object.entries(all).filter(([name]) => has(name)));
  }
}

/**
 * Installs a pack in the local Cortex: the path or the bytes of a built zip, or the folder of a project, whose pack is
 * built first. Throws a UserError for a pack that is not there, cannot be built, or that no server would install.
 */
export async function localCortex(
  pack: string | Uint8Array,
  options: LocalCortexOptions = {},
): Promise<LocalCortex> {
  if (typeof pack !== 'string' || !isFolder(pack))
    return new LocalCortex(installPack(pack), options, async () => {});
  if (!isFolder(join(pack, 'pack'))) {
    throw new UserError(
      'pack-under-test',
      `The folder ${pack} is not a project: it has no folder "pack". Give the folder of the project, or the zip of the built pack, such as dist/<Id>.zip.`,
    );
  }
  const { zip, remove } = await buildProject(pack, options.runtime ?? 'server');
  try {
    return new LocalCortex(installPack(zip), options, remove);
  } catch (error) {
    await remove();
    throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function serversOf(
  servers: readonly Pick<MockServer, 'url' | 'handler' | 'latencySeconds'>[],
): ReadonlyMap<string, VirtualServer> {
  return new Map(
    servers.map(({ url, handler, latencySeconds }) => [
      new URL(url).host,
      { handler, latencyMs: () => latencySeconds * 1000 },
    ]),
  );
}
