import { executeScript } from '#src/simulator/sandbox/execute-script.js';
import { type Faults, withFaults } from '#src/testing/server/faults.js';
import { SeededRandom } from '#src/testing/simulation/seeded-random.js';
import { SimulatedHost } from '#src/testing/simulation/simulated-host.js';
import { createReceiver, type SimulatedReceiver } from '#src/testing/simulation/simulated-receiver.js';
import { type Collection, drain, runUntil, trackSaves } from '#src/testing/simulation/simulated-runs.js';
import { type CloudflareApi, createCloudflareApi } from '../../pack/mock-api/cloudflare-api.js';
import { rateLimited, refusing, sourceFaults } from '../../pack/mock-api/faults.js';
import { account, fetchedNames, type Made, makeHistory, streamNames, user } from './history.js';
import { judge } from './oracle.js';
import { recordKey } from './record-key.js';
import { drawTraits, type Traits } from './traits.js';

export interface SimulationResult {
  readonly traits: Traits;
  readonly runs: number;
  readonly requests: number;
  readonly made: number;
  readonly delivered: number;
  readonly repeats: number;
  readonly largestState: number;
  /** The longest time between becoming visible, or the first start, and arriving, in seconds. */
  readonly longestWait: number;
  /** Broken promises, each a sentence; empty when all were kept. */
  readonly violations: readonly string[];
}

const start = Date.UTC(2026, 10, 22, 8, 0, 0);
export const collectorKey = 'collector-key-0123456789';
const token = 'cfut_simulation0000000000000000000000000000';
const paths = [
  '/audit_logs',
  '/user/audit_logs',
  '/access/logs/access_requests',
  '/logs/audit',
  '/scim/updates',
  '/access/logs/jit_requests',
] as const;
const jitOrders = ['newest first', 'oldest first', 'by id'] as const;
const mostQuietRuns = 1000;
/** What Cloudflare gives in so many minutes, which a simulation does not use up. */
const usualQuota = 1200;
const quotaMinutes = 5;

/** Runs the script of a built pack through the deployment that a seed stands for, and judges what arrived. */
export function simulate(
  script: string,
  seed: number,
  change: Partial<Traits> = {},
  execute: typeof executeScript = executeScript,
): SimulationResult {
  const traits: Traits = { ...drawTraits(seed), ...change };
  const fixture = createFixture(traits, script, execute);
  const { made, collection } = fixture;
  const { host, receiver } = collection;

  const activeUntil = start + traits.minutes * 60_000;
  const jumpAt = start + (traits.minutes * 60_000) / 2;
  const active = runUntil(collection, activeUntil, {
    beforeRun: () => {
      if (host.clock >= jumpAt) host.skew = (traits.clockSkew + traits.clockJump) * 1000;
    },
    // Both copies lost is what no collector survives.
    afterGoodRun: () => loseCopy(traits, collection),
  });

  // A clock that is behind asks for records until a time that is behind.
  const behind = Math.max(0, -traits.clockSkew - traits.clockJump) * 1000;
  const lastVisible = made.reduce((last, { visibleAt }) => Math.max(last, visibleAt), host.clock) + behind;
  const rest = drain(collection, lastVisible, { quietRuns: quietRunsOf(traits), mostRuns: mostQuietRuns });
  const runs = [...active, ...rest.runs];
  return {
    traits,
    runs: runs.length,
    requests: fixture.requests(),
    made: made.length,
    delivered: receiver.stored.size,
    repeats: [...receiver.stored.values()].reduce((sum, copies) => sum + copies - 1, 0),
    largestState: Math.max(...runs.map(({ stateBytes }) => stateBytes)),
    longestWait: longestWait(made, receiver),
    violations: judge(
      traits,
      made,
      receiver,
      runs,
      rest.drained,
      savedNewest(host),
      host.logs.map(({ text }) => text),
    ),
  };
}

/** After so many runs in which nothing came, nothing more comes. */
function quietRunsOf({ latencySeconds, quota }: Traits): number {
  // A stream has its turn in every third run only, and one scan may take several turns.
  if (latencySeconds >= 4) return 24;
  // Runs without a request that is answered, until a quota that is used up is whole again.
  return quota < usualQuota ? quotaMinutes + 3 : 3;
}

interface Fixture {
  readonly traits: Traits;
  readonly made: readonly Made[];
  readonly collection: Collection;
  requests(): number;
}

function createFixture(traits: Traits, script: string, execute: typeof executeScript): Fixture {
  const random = new SeededRandom(traits.seed + 2_000_003);
  const api = createApi(traits);
  const made = makeHistory(traits, api.logs, start);
  const receiver = createReceiver(traits, {
    key: collectorKey,
    vendor: 'Cloudflare',
    product: 'ZeroTrust',
    recordKey,
    largestBatch: 1_048_576,
    // With a server that stores every state there is never more than one batch.
    excusesAllUnsaved: traits.storeFaults > 0,
  });
  let requests = 0;
  const faults: Faults = (request) => {
    if (collection.faulty && traits.throttled && Math.floor(host.clock / 60_000) % 5 !== 0)
      return rateLimited();
    const broken = traits.brokenStream === -1 ? undefined : paths[traits.brokenStream];
    const [path = ''] = request.path.split('?');
    if (broken !== undefined && path.endsWith(broken) && isOwn(path, traits.brokenStream))
      return refusing('missingPermission');
    return collection.faulty && random.chance(traits.sourceFaults)
      ? random.among(sourceFaults).fault
      : undefined;
  };
  const source = withFaults(api.handler, faults);
  const latencyMs = () => traits.latencySeconds * 1000 * (0.5 + random.next());
  const host = new SimulatedHost(
    start,
    traits.clockSkew * 1000,
    new Map([
      [
        'api.cloudflare.com',
        {
          latencyMs,
          handler: (request, now) => {
            requests += 1;
            collection.lastSourceRequest = now;
            return source(request, now);
          },
        },
      ],
      ['collector.example', { latencyMs: () => traits.sinkLatencySeconds * 1000, handler: receiver.handler }],
    ]),
    {
      accept: (state) => {
        if (Buffer.byteLength(JSON.stringify(state)) > traits.storeBytes) throw new Error('value too large');
        if (collection.faulty && random.chance(traits.storeFaults)) throw new Error('the database is busy');
      },
    },
  );
  trackSaves(host, receiver);
  const collection: Collection = {
    ...{ script, execute, traits, host, receiver, random, start },
    params: instanceParams(traits) as never,
    // Where the scheduler takes over from a job, it does so in the middle.
    command: () => {
      const isFirstHalf = host.clock < start + (traits.minutes * 60_000) / 2;
      const byJob = traits.startedBy === 'job' || (traits.startedBy === 'job, then scheduler' && isFirstHalf);
      return byJob ? 'cloudflare-zero-trust-collect-events' : 'fetch-events';
    },
    // One name begins like another.
    streamOf: (record) => streamNames.findLast((name) => record.startsWith(`${name} `)) ?? '',
    faulty: true,
    lastSourceRequest: 0,
  };
  return { traits, made, collection, requests: () => requests };
}

/** The audit log of the account and the one of the user end alike. */
function isOwn(path: string, stream: number): boolean {
  return stream !== 0 || path.includes('/accounts/');
}

function createApi(traits: Traits): CloudflareApi {
  return createCloudflareApi({
    accounts: [account],
    users: [user],
    tokens: [
      {
        id: 'f267e341f3dd4697bd3b9f71dd96247f',
        value: token,
        owner: { user: user.id },
        permissions: [
          'Account Settings Read',
          'Access: Audit Logs Read',
          'Access: Organizations, Identity Providers, and Groups Read',
        ],
      },
    ],
    behavior: {
      sinceInclusive: traits.sinceInclusive,
      boundPrecision: { digits: traits.boundDigits, beyond: 'dropped' },
      pageSizeCap: traits.pageSizeCap,
      deepPageLimit: traits.deepPageLimit,
      behindTheEnd: traits.behindTheEnd,
      cursorPlace: traits.cursorPlace,
      cursorSeconds: traits.cursorSeconds,
      jitOrder: jitOrders[traits.seed % jitOrders.length] ?? 'newest first',
      rateLimit: { quota: traits.quota, seconds: quotaMinutes * 60, retryAfter: traits.retryAfter },
    },
  });
}

function instanceParams(traits: Traits) {
  const limit = String(traits.limit);
  return {
    url: 'https://api.cloudflare.com',
    account_id: account.id,
    auth_type: 'API Token',
    token_credentials: { identifier: '', password: token, credentials: {} },
    credentials: { identifier: '', password: '', credentials: {} },
    http_collector_url: 'https://collector.example/logs/v1/event',
    http_collector_key: { identifier: '', password: collectorKey, credentials: {} },
    insecure: false,
    proxy: false,
    isFetchEvents: true,
    eventFetchInterval: '1',
    event_types_to_fetch: [...fetchedNames(traits)],
    first_fetch: `${traits.firstFetchMinutes} minutes`,
    max_fetch_account_audit_logs: limit,
    max_fetch_user_audit_logs: limit,
    max_fetch_access_authentication_logs: limit,
    max_fetch_account_audit_logs_v2: limit,
    max_fetch_scim_update_logs: limit,
    max_fetch_access_jit_request_logs: limit,
    look_back: String(traits.lookBackMinutes),
    time_budget: String(traits.timeBudget),
  };
}

/** One copy gets lost or damaged while both are current. */
function loseCopy(traits: Traits, { host, random }: Collection): void {
  // A job keeps one copy only, and a server that does not store both has a newer one.
  if (traits.startedBy !== 'scheduler' || traits.storeFaults > 0) return;
  if (!random.chance(traits.lostCopies)) return;
  const state = host.state.read();
  const damaged = random.chance(0.5) ? {} : { version: '2', sequence: 'x' };
  if (random.chance(0.5)) host.state.replace({ ...state, lastRun: damaged });
  else
    host.state.replace({
      ...state,
      integrationContext: { ...state.integrationContext, context: damaged as never },
    });
}

function savedNewest(host: SimulatedHost): Map<string, string> {
  const { context } = host.state.getIntegrationContext();
  return new Map(streamNames.map((name) => [name, JSON.parse(String(context[name] ?? '{}')).newest ?? '']));
}

function longestWait(made: readonly Made[], receiver: SimulatedReceiver): number {
  const waits = made.map(({ name, visibleAt }) => {
    const arrived = receiver.arrivedAt.get(name);
    return arrived === undefined ? 0 : (arrived - Math.max(visibleAt, start)) / 1000;
  });
  return Math.round(waits.reduce((longest, wait) => Math.max(longest, wait), 0));
}
