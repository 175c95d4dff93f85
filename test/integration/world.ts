import { inject, onTestFinished } from 'vitest';
import type { ArgumentValues } from '#src/cortex/command-arguments.js';
import { configureInstance } from '#src/cortex/configure-instance.js';
import { installPack } from '#src/cortex/install-pack.js';
import { Instance, type InstanceOptions, type RunResult } from '#src/cortex/instance.js';
import type { InstanceState } from '#src/cortex/instance-state.js';
import type { Dataset } from '#src/stand-ins/dataset.js';
import type { Handler } from '#src/stand-ins/exchange.js';
import { type Faults, withFaults } from '#src/stand-ins/faults.js';
import { collectorPath, createHttpLogCollector } from '#src/stand-ins/http-log-collector.js';
import { type RequestRecord, serve } from '#src/stand-ins/serve.js';
import type { Behavior } from '../../pack/stand-in/behavior.js';
import { createCloudflareApi } from '../../pack/stand-in/cloudflare-api.js';
import type { Logs } from '../../pack/stand-in/endpoints.js';
import { expectConfidential } from './confidentiality.js';
import { account, collectorKey, credentials, organization } from './organization.js';

export const streamNames = ['Account Audit Logs', 'User Audit Logs', 'Access Authentication Logs'] as const;

/** When every test begins. */
export const start = Date.UTC(2026, 10, 22, 8, 0, 0);

/** The time of a world in epoch milliseconds: waits and latencies move it, nothing else does. */
export class WorldClock {
  #now = start;
  readonly now = (): number => this.#now;
  readonly wait = (seconds: number): void => {
    this.#now += seconds * 1000;
  };
}

export interface WorldOptions {
  readonly behavior?: Partial<Behavior>;
  /** What goes wrong at Cloudflare, and at the collector. */
  readonly cloudflareFaults?: Faults;
  readonly collectorFaults?: Faults;
  /** Seconds that each request to Cloudflare takes. */
  readonly latencySeconds?: number;
}

export interface Commands {
  readonly state: InstanceState;
  test(): Promise<RunResult>;
  fetchEvents(): Promise<RunResult>;
  collectEvents(): Promise<RunResult>;
  getEvents(args?: ArgumentValues): Promise<RunResult>;
}

type Params = { readonly [name: string]: unknown };

export interface World {
  readonly clock: WorldClock;
  readonly cloudflare: { readonly url: string; readonly requests: readonly RequestRecord[]; readonly logs: Logs };
  readonly collector: {
    readonly url: string;
    readonly requests: readonly RequestRecord[];
    readonly dataset: Dataset;
  };
  /** An instance of the built pack, filled in through the form: all three streams with a user token, but for `params`. */
  instance(params?: Params, options?: InstanceOptions): Commands;
  /** The same, with parameters that the form would refuse, as another way of making an instance may give them. */
  instanceWith(params: Params, options?: InstanceOptions): Commands;
  /** Stops everything. Fails the test when a log, a message or a state holds a secret or personal data. */
  close(): Promise<void>;
}

/** A world that ends with the test. */
export async function worldOfTest(options: WorldOptions = {}): Promise<World> {
  const world = await createWorld(options);
  onTestFinished(() => world.close());
  return world;
}

/** The stand-ins on loopback and a clock of their own. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const clock = new WorldClock();
  const api = createCloudflareApi({ ...organization, ...(options.behavior && { behavior: options.behavior }) });
  const collector = createHttpLogCollector({
    key: collectorKey,
    vendor: 'Cloudflare',
    product: 'ZeroTrust',
    compression: 'uncompressed',
    format: 'json',
  });
  const faultless: Faults = () => undefined;
  const slow: Handler = (request) => {
    clock.wait(options.latencySeconds ?? 0);
    return api.handler(request, clock.now());
  };
  const cloudflare = await serve(withFaults(slow, options.cloudflareFaults ?? faultless), {
    clock: clock.now,
  });
  const receiver = await serve(withFaults(collector.handler, options.collectorFaults ?? faultless), {
    clock: clock.now,
  });
  const instances: Instance[] = [];
  const runs: RunResult[] = [];

  const defaults: Params = {
    url: cloudflare.url,
    account_id: account.id,
    ...credentials['a user token'],
    http_collector_url: receiver.url + collectorPath,
    http_collector_key: { identifier: '', password: collectorKey },
    event_types_to_fetch: [...streamNames],
    first_fetch: '1 hour',
  };
  const [integration] = installPack(inject('packZip')).integrations;
  if (integration === undefined) throw new Error('The built pack has no integration.');

  function filledIn(params: Params) {
    const { token_credentials, ...others } = defaults;
    // The form hides the token where another type is chosen.
    const base = 'credentials' in params ? others : defaults;
    return configureInstance(integration as NonNullable<typeof integration>, {
      name: 'Cloudflare_1',
      params: { ...base, ...params },
    });
  }

  function commandsOf(instance: Instance): Commands {
    instances.push(instance);
    const run = async (command: string, args: ArgumentValues = {}) => {
      const result = await instance.run(command, args);
      runs.push(result);
      return result;
    };
    return {
      state: instance.state,
      test: () => run('test-module'),
      fetchEvents: () => run('fetch-events'),
      collectEvents: () => run('cloudflare-zero-trust-collect-events'),
      getEvents: (args) => run('cloudflare-zero-trust-get-events', args),
    };
  }

  return {
    clock,
    cloudflare: { url: cloudflare.url, requests: cloudflare.requests, logs: api.logs },
    collector: { url: receiver.url + collectorPath, requests: receiver.requests, dataset: collector.dataset },
    instance: (params = {}, more = {}) => commandsOf(new Instance(filledIn(params), { clock, ...more })),
    instanceWith: (params, more = {}) => {
      const configuration = filledIn({});
      const merged = { ...configuration, params: { ...configuration.params, ...(params as object) } };
      return commandsOf(new Instance(merged, { clock, ...more }));
    },
    close: async () => {
      const states = instances.map(({ state }) => state.toJson());
      await Promise.all(instances.map((instance) => instance.close()));
      await cloudflare.close();
      await receiver.close();
      expectConfidential([...runs.flatMap(textsOf), ...states]);
    },
  };
}

/** Everything of a run that is written down somewhere; its entries are for the one who asked for them. */
function textsOf({ logs, error, requests }: RunResult): string[] {
  return [...logs.map(({ text }) => text), error?.message ?? '', JSON.stringify(requests)];
}
