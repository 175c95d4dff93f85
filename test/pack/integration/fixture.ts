import { afterAll, onTestFinished } from 'vitest';
import type { ScriptArguments } from '#src/simulator/instance/command-arguments.js';
import type { InstanceConfiguration } from '#src/simulator/instance/configure-instance.js';
import { Instance, type InstanceOptions, type RunResult } from '#src/simulator/instance/instance.js';
import type { InstanceState } from '#src/simulator/instance/instance-state.js';
import type { ScriptRunner } from '#src/simulator/sandbox/script-job.js';
import { ScriptProcess } from '#src/simulator/sandbox/script-process.js';
import { collectorPath } from '#src/spec/http-log-collector.js';
import { VirtualClock } from '#src/testing/network/virtual-clock.js';
import type { Dataset } from '#src/testing/receiver/dataset.js';
import { createHttpLogCollector } from '#src/testing/receiver/http-log-collector.js';
import type { Handler } from '#src/testing/server/exchange.js';
import { type Faults, withFaults } from '#src/testing/server/faults.js';
import { type RequestRecord, serve } from '#src/testing/server/serve.js';
import type { Behavior } from '../../../pack/mock-api/behavior.js';
import { createCloudflareApi } from '../../../pack/mock-api/cloudflare-api.js';
import type { Logs } from '../../../pack/mock-api/endpoints.js';
import { expectConfidential } from './confidentiality.js';
import { filledIn, type Params, smuggledIn } from './installed-pack.js';
import { account, collectorKey, credentials, organization } from './organization.js';

export const streamNames = ['Account Audit Logs', 'User Audit Logs', 'Access Authentication Logs'] as const;

/** When every test begins. */
export const start = Date.UTC(2026, 10, 22, 8, 0, 0);

export interface FixtureOptions {
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
  getEvents(args?: ScriptArguments): Promise<RunResult>;
  run(command: string, args?: ScriptArguments): Promise<RunResult>;
}

export interface Fixture {
  readonly clock: VirtualClock;
  readonly cloudflare: {
    readonly url: string;
    readonly requests: readonly RequestRecord[];
    readonly logs: Logs;
  };
  readonly collector: {
    readonly url: string;
    readonly requests: readonly RequestRecord[];
    readonly dataset: Dataset;
  };
  /** An instance of the built pack, filled in through the form: all three logs with a user token, but for `params`. */
  instance(params?: Params, options?: InstanceOptions): Commands;
  /** The same, with raw parameters that the form would refuse. */
  instanceWith(params: Params, options?: InstanceOptions): Commands;
  /** Stops everything. Throws when a log, a message or a state holds a secret or personal data. */
  close(): Promise<void>;
}

const scriptProcess = new ScriptProcess();
afterAll(() => scriptProcess.close());

/** One process for all instances of a test file, which run one after the other: a new one takes its time. */
const runner: ScriptRunner = {
  language: scriptProcess.language,
  check: (script, file) => scriptProcess.check(script, file),
  run: (job, host, timeLimitMs) => scriptProcess.run(job, host, timeLimitMs),
  close: async () => {},
};

/** A fixture that ends with the test. */
export async function fixtureOfTest(options: FixtureOptions = {}): Promise<Fixture> {
  const fixture = await createFixture(options);
  onTestFinished(() => fixture.close());
  return fixture;
}

/** The built pack and the mock servers, on loopback, with a clock of their own. */
export async function createFixture(options: FixtureOptions = {}): Promise<Fixture> {
  const clock = new VirtualClock(start);
  const mockServers = await startMockServers(clock, options);
  const { cloudflare, collector } = mockServers;
  const instances: Instance[] = [];
  const runs: RunResult[] = [];

  function commandsOf(configuration: InstanceConfiguration, more: InstanceOptions): Commands {
    const instance = new Instance(configuration, { clock, ...more }, runner);
    instances.push(instance);
    const run = async (command: string, args: ScriptArguments = {}) => {
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
      run,
    };
  }

  const common: Params = {
    url: cloudflare.url,
    account_id: account.id,
    http_collector_url: collector.url,
    http_collector_key: { identifier: '', password: collectorKey },
    event_types_to_fetch: [...streamNames],
    first_fetch: '1 hour',
  };
  const withToken: Params = { ...common, ...credentials['a user token'] };

  return {
    clock,
    cloudflare,
    collector,
    instance: (params = {}, more = {}) => {
      // The form hides the token where another type is chosen.
      const base = 'auth_type' in params ? common : withToken;
      return commandsOf(filledIn({ ...base, ...params }), more);
    },
    instanceWith: (params, more = {}) => commandsOf(smuggledIn(withToken, params), more),
    close: async () => {
      const states = instances.map(({ state }) => state.toJson());
      await Promise.all(instances.map((instance) => instance.close()));
      await mockServers.close();
      expectConfidential([...runs.flatMap(textsOf), ...states]);
    },
  };
}

async function startMockServers(clock: VirtualClock, options: FixtureOptions) {
  const faultless: Faults = () => undefined;
  const { behavior = {}, cloudflareFaults = faultless, collectorFaults = faultless } = options;
  const api = createCloudflareApi({ ...organization, behavior });
  const slowly: Handler = (request) => {
    clock.wait(options.latencySeconds ?? 0);
    return api.handler(request, clock.now());
  };
  const receiver = createHttpLogCollector({
    key: collectorKey,
    vendor: 'Cloudflare',
    product: 'ZeroTrust',
    compression: 'uncompressed',
    format: 'json',
  });
  const cloudflare = await serve(withFaults(slowly, cloudflareFaults), { clock: clock.now });
  const collector = await serve(withFaults(receiver.handler, collectorFaults), { clock: clock.now });
  return {
    cloudflare: { url: cloudflare.url, requests: cloudflare.requests, logs: api.logs },
    collector: {
      url: collector.url + collectorPath,
      requests: collector.requests,
      dataset: receiver.dataset,
    },
    close: async () => {
      await cloudflare.close();
      await collector.close();
    },
  };
}

/** Everything of a run that is written down somewhere; its entries are for the one who asked for them. */
function textsOf({ logs, error, requests }: RunResult): string[] {
  return [...logs.map(({ text }) => text), error?.message ?? '', JSON.stringify(requests)];
}
