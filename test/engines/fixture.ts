import type { JsonObject } from '#src/shared/json.js';
import type { InstalledIntegration } from '#src/simulator/install/installed-integration.js';
import { configureInstance } from '#src/simulator/instance/configure-instance.js';
import { collectorPath } from '#src/spec/http-log-collector.js';
import type { StoredRow } from '#src/testing/receiver/dataset.js';
import { createHttpLogCollector } from '#src/testing/receiver/http-log-collector.js';
import { type Faults, withFaults } from '#src/testing/server/faults.js';
import { type RequestRecord, type RunningServer, serve } from '#src/testing/server/serve.js';
import { type CloudflareApi, createCloudflareApi } from '../../pack/mock-api/cloudflare-api.js';
import { RecordGenerator } from '../../pack/mock-api/records.js';
import { account, organization, tokens, user } from '../pack/mock-api/organization.js';
import { fixtureStart, type Scenario } from './scenario.js';

export const collectorKey = 'k7Qz2mXw9LpR4tVb';

/** The systems around one script in one scenario. */
export interface Fixture {
  /** As the script gets them. */
  readonly params: JsonObject;
  readonly source: RunningServer;
  readonly destination: RunningServer;
  /** Moves the clock of both systems, epoch milliseconds. */
  setTime(now: number): void;
  rows(): readonly StoredRow[];
  close(): Promise<void>;
}

const second = 1000;
const minute = 60 * second;
const noFaults: Faults = () => undefined;

/** Starts the mock servers of a scenario, the same at every call but for their ports. */
export async function openFixture(scenario: Scenario, integration: InstalledIntegration): Promise<Fixture> {
  let now = fixtureStart;
  const clock = () => now;
  const { sourceFaults = () => noFaults, destinationFaults = () => noFaults, behavior = {} } = scenario;
  const api = createCloudflareApi({ ...organization, behavior });
  addStandardRecords(api.logs);
  scenario.addRecords?.(api.logs);
  const collector = createHttpLogCollector({
    key: collectorKey,
    vendor: 'Cloudflare',
    product: 'ZeroTrust',
    compression: 'uncompressed',
    format: 'json',
  });
  const source = await serve(withFaults(api.handler, sourceFaults()), { clock });
  const destination = await serve(withFaults(collector.handler, destinationFaults()), { clock });
  // The port of a server that is gone refuses.
  if (scenario.refused !== undefined) await { source, destination }[scenario.refused].close();

  const { params } = configureInstance(integration, {
    name: 'conformance',
    params: {
      url: source.url,
      account_id: account.id,
      token_credentials: { identifier: '', password: tokens.user.value },
      http_collector_url: destination.url + collectorPath,
      http_collector_key: { identifier: '', password: collectorKey },
      first_fetch: '10 minutes',
      ...scenario.params,
    },
  });
  return {
    params: { ...params, ...scenario.delivered },
    source,
    destination,
    setTime(at) {
      now = at;
    },
    rows: () => collector.dataset.rows(),
    async close() {
      const open = [source, destination].filter(
        (server) => scenario.refused === undefined || server !== { source, destination }[scenario.refused],
      );
      await Promise.all(open.map((server) => server.close()));
    },
  };
}

/** Ten minutes of the past and ten of the future in each log. */
function addStandardRecords(logs: CloudflareApi['logs']): void {
  const generator = new RecordGenerator(7);
  const every = (seconds: number, add: (at: number) => void) => {
    const [from, to] = [fixtureStart - 10 * minute, fixtureStart + 10 * minute];
    for (let at = from; at < to; at += seconds * second) add(at);
  };
  every(47, (at) => logs.accountAudit(account.id).add(generator.accountAudit(at, account.id)));
  every(131, (at) => logs.userAudit(user.id).add(generator.userAudit(at, user)));
  every(71, (at) => logs.access(account.id).add(generator.access(at)));
}

/** What went over the wire, without what differs between two runs of the same program. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of the answer; 0 for a connection that broke. */
  readonly status: number;
}

// The port, how the connection is kept, and the length that follows from the body.
const headersOfTheConnection = ['host', 'connection', 'content-length'];

export function wireRequest({ request, reply }: RequestRecord): WireRequest {
  const headers = Object.entries(request.headers).filter(([name]) => !headersOfTheConnection.includes(name));
  return {
    method: request.method,
    path: request.path,
    headers: Object.fromEntries(headers),
    body: request.body,
    status: reply === 'reset' ? 0 : reply.status,
  };
}
