import type { Parameters } from '../../definition/parameter.js';
import { type Runtime, recommendedRuntime } from '../../definition/runtime.js';
import { UserError } from '../../shared/errors.js';
import { suggestion } from '../../shared/nearest-name.js';
import { Redactor } from '../../shared/redactor.js';
import type { Sender } from '../../simulator/host/host-http-client.js';
import type { InstalledPack } from '../../simulator/install/installed-integration.js';
import type { InstanceOptions } from '../../simulator/instance/instance.js';
import { type FetchedIncident, FetchedIncidents } from '../../simulator/investigation/fetched-incidents.js';
import { Investigation } from '../../simulator/investigation/investigation.js';
import type { InvestigationData } from '../../simulator/investigation/investigation-data.js';
import { ScriptProcess } from '../../simulator/sandbox/script-process.js';
import { LocalWarRoom } from '../../simulator/war-room/war-room.js';
import type { MockServer } from '../mock-api/mock-api.js';
import { VirtualClock } from '../network/virtual-clock.js';
import { VirtualNetwork, type VirtualServer } from '../network/virtual-network.js';
import type { Dataset } from '../receiver/dataset.js';
import { type MockCollector, startMockCollector } from '../receiver/mock-collector.js';
import { MockPlatform } from '../receiver/mock-platform.js';
import { type CommandRun, commandRun } from './command-run.js';
import { configureForTest } from './configure-for-test.js';
import type { InstanceParams } from './instance-params.js';
import { type MockCommands, mockMember } from './mock-commands.js';
import { openPack } from './open-pack.js';
import { commandCall, type GivenArguments, PackInstance } from './pack-instance.js';

export interface LocalCortexOptions {
  /** The mock servers that the pack can reach. It reaches nothing else. */
  readonly apis?: readonly MockServer[];
  /** When the virtual time begins. Default: 2026-01-05T08:00:00Z. */
  readonly start?: string | number | Date;
  /** The runtime that a project is built for. A zip was built for one already. Default: container. */
  readonly runtime?: Runtime;
  /** What the HTTP Log Collector was created with: they name the dataset. */
  readonly vendor?: string;
  readonly product?: string;
  /** What answers in the place of commands that the pack does not have. */
  readonly commands?: MockCommands;
  /** The incidents, the context, and the lists to begin with; what is absent is made up, or empty. */
  readonly investigation?: Partial<InvestigationData>;
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
  /** The platform itself, to which a container delivers when its instance names no HTTP Log Collector. */
  readonly platform: MockPlatform;
  readonly #incidents = new FetchedIncidents();
  readonly #apis: readonly MockServer[];
  readonly #network: VirtualNetwork;
  readonly #process = new ScriptProcess();
  readonly #redactor = new Redactor();
  readonly #unknownHosts: string[] = [];
  readonly #warRoom: LocalWarRoom;

  /** Use `localCortex`. */
  constructor(pack: InstalledPack, options: LocalCortexOptions) {
    const { apis = [], start = '2026-01-05T08:00:00Z', vendor = 'mock', product = 'events' } = options;
    this.pack = pack;
    this.#apis = apis;
    this.clock = new VirtualClock(new Date(start).getTime());
    this.collector = startMockCollector({ vendor, product });
    this.platform = new MockPlatform(() => this.clock.now());
    this.#redactor.learn([{ value: this.collector.key }]);
    this.#network = new VirtualNetwork(serversOf([...apis, this.collector]), this.clock);
    this.#warRoom = new LocalWarRoom({
      investigation: new Investigation({ lists: pack.lists, ...options.investigation }),
      scripts: pack.scripts,
      settings: { clock: this.clock, connect: () => this.#sender() },
    });
    this.#warRoom.join(mockMember(options.commands ?? {}));
  }

  /** The incidents that instances have fetched, the oldest first. */
  get incidents(): readonly FetchedIncident[] {
    return this.#incidents.all;
  }

  /** What arrived at the HTTP Log Collector. */
  get dataset(): Dataset {
    return this.collector.dataset;
  }

  /** What scripts read and change: incidents, context, entries, files, and lists. */
  get investigation(): Investigation {
    return this.#warRoom.investigation;
  }

  /**
   * Runs a script in the War Room, or a command of any instance: its name with arguments, or a line such as
   * `!AcmeReport 5`. `executeCommand` in it reaches the scripts of the pack, the instances that were made before, the
   * commands of the server that the local Cortex knows, and the mock commands. One that fails is a result, too. Rejects
   * with a UserError for a script, a command or an argument that does not exist.
   */
  async run(line: string, args?: GivenArguments): Promise<CommandRun> {
    const call = commandCall(line, args);
    const result = await this.#warRoom.run(call.command, call.args);
    this.#throwProblem();
    return commandRun(result);
  }

  /**
   * An instance of the integration. Its parameters are those that the mock servers name, those of the HTTP Log
   * Collector and the switch of the fetch where the integration has them, and the given ones, which come first.
   * Throws a UserError for a parameter that does not exist, is missing or has a wrong value.
   */
  instance(params?: AnyParams, options?: PackInstanceOptions): PackInstance;
  /** The same with the parameters of a declaration, which the compiler checks: `instance<typeof parameters>({...})`. */
  instance<P extends Parameters>(params: InstanceParams<P>, options?: PackInstanceOptions): PackInstance;
  instance(
    params: AnyParams = {},
    { integration, name, ...options }: PackInstanceOptions = {},
  ): PackInstance {
    const { configuration } = configureForTest(this.pack, {
      servers: this.#apis,
      collector: this.collector,
      redactor: this.#redactor,
      ...{ params, integration, name },
    });
    return new PackInstance(configuration, {
      ...options,
      incidents: this.#incidents,
      clock: this.clock,
      takeEvents: this.platform.take,
      warRoom: this.#warRoom,
      process: this.#process,
      connect: () => this.#sender(),
      throwProblem: () => this.#throwProblem(),
    });
  }

  /** Ends everything that was started. */
  async close(): Promise<void> {
    await Promise.all([this.#process.close(), this.#warRoom.close()]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #sender(): Sender {
    return {
      send: async ({ url, options, timeoutMs }) => this.#request(url, options, timeoutMs),
      close: async () => {},
    };
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
}

/**
 * Installs a pack in the local Cortex: the path or the bytes of a built zip, or the folder of a project, whose pack is
 * built first. Throws a UserError for a pack that is not there, cannot be built, or that no server would install.
 */
export async function localCortex(
  pack: string | Uint8Array,
  options: LocalCortexOptions = {},
): Promise<LocalCortex> {
  return new LocalCortex(await openPack(pack, options.runtime ?? recommendedRuntime), options);
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
