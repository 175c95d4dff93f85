import { executeScript } from '#src/simulator/sandbox/execute-script.js';
import { type Faults, withFaults } from '#src/testing/server/faults.js';
import { SeededRandom } from '#src/testing/simulation/seeded-random.js';
import { type Kill, SimulatedHost } from '#src/testing/simulation/simulated-host.js';
import { type CloudflareApi, createCloudflareApi } from '../../pack/mock-api/cloudflare-api.js';
import { rateLimited, refusing } from '../../pack/mock-api/faults.js';
import { pickFrom, sourceFaults } from './faults.js';
import { account, fetchedNames, type Made, makeHistory, streamNames, user } from './history.js';
import { judge } from './oracle.js';
import { collectorKey, createReceiver, excuse, type Receiver } from './receiver.js';
import type { RunRecord } from './run-record.js';
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

/** Runs the script of a built pack through the deployment that a seed stands for, and judges what arrived. */
export function simulate(
  script: string,
  seed: number,
  change: Partial<Traits> = {},
  execute: typeof executeScript = executeScript,
): SimulationResult {
  const traits: Traits = { ...drawTraits(seed), ...change };
  const fixture = createFixture(traits);
  const { host, receiver, random } = fixture;
  const runs: RunRecord[] = [];

  const activeUntil = start + traits.minutes * 60_000;
  const jumpAt = start + (traits.minutes * 60_000) / 2;
  while (host.clock < activeUntil) {
    if (host.clock >= jumpAt) host.skew = (traits.clockSkew + traits.clockJump) * 1000;
    if (!random.chance(traits.skippedRuns)) {
      const last = run(script, fixture, drawKill(traits, random), execute);
      runs.push(last);
      // Both copies lost is what no collector survives.
      if (last.failed === undefined) loseCopy(fixture);
    }
    nextMinute(host);
  }

  fixture.faulty = false;
  receiver.faulty = false;
  // A clock that is behind asks for records until a time that is behind.
  const behind = Math.max(0, -traits.clockSkew - traits.clockJump) * 1000;
  const lastVisible =
    fixture.made.reduce((last, { visibleAt }) => Math.max(last, visibleAt), host.clock) + behind;
  // Where a request takes long, a stream has its turn in every third run only.
  const enough = traits.latencySeconds >= 4 ? 12 : 3;
  let quiet = 0;
  for (let i = 0; i < mostQuietRuns && quiet < enough; i += 1) {
    const before = receiver.stored.size;
    runs.push(run(script, fixture, undefined, execute));
    const isIdle = receiver.stored.size === before && host.clock > lastVisible;
    quiet = isIdle && !wantsMore(host) && !hasWaiting(host) ? quiet + 1 : 0;
    nextMinute(host);
  }
  return {
    traits,
    runs: runs.length,
    requests: fixture.requests(),
    made: fixture.made.length,
    delivered: receiver.stored.size,
    repeats: [...receiver.stored.values()].reduce((sum, copies) => sum + copies - 1, 0),
    largestState: Math.max(...runs.map(({ stateBytes }) => stateBytes)),
    longestWait: longestWait(fixture),
    violations: judge(traits, fixture.made, start, receiver, runs, quiet >= enough, savedNewest(host)),
  };
}

interface Fixture {
  readonly traits: Traits;
  readonly host: SimulatedHost;
  readonly receiver: Receiver;
  readonly random: SeededRandom;
  readonly made: readonly Made[];
  readonly params: { readonly [name: string]: unknown };
  faulty: boolean;
  /** Epoch milliseconds of the last request to the source in this run. */
  lastSourceRequest: number;
  requests(): number;
}

function createFixture(traits: Traits): Fixture {
  const random = new SeededRandom(traits.seed + 2_000_003);
  const api = createApi(traits);
  const made = makeHistory(traits, api.logs, start);
  const receiver = createReceiver(traits);
  let requests = 0;
  const faults: Faults = (request) => {
    if (fixture.faulty && traits.throttled && Math.floor(host.clock / 60_000) % 5 !== 0) return rateLimited();
    const broken = traits.brokenStream === -1 ? undefined : paths[traits.brokenStream];
    const [path = ''] = request.path.split('?');
    if (broken !== undefined && path.endsWith(broken) && isOwn(path, traits.brokenStream))
      return refusing('missingPermission');
    return fixture.faulty && random.chance(traits.sourceFaults) ? pickFrom(random, sourceFaults) : undefined;
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
            fixture.lastSourceRequest = now;
            return source(request, now);
          },
        },
      ],
      ['collector.example', { latencyMs: () => traits.sinkLatencySeconds * 1000, handler: receiver.handler }],
    ]),
    {
      accept: (state) => {
        if (Buffer.byteLength(JSON.stringify(state)) > traits.storeBytes) throw new Error('value too large');
        if (fixture.faulty && random.chance(traits.storeFaults)) throw new Error('the database is busy');
      },
    },
  );
  let saved = 0;
  host.onSaved = () => {
    // The collector also writes to learn how much the server takes: only a new state remembers what was delivered.
    const { lastRun, integrationContext } = host.state.read();
    const sequence = Math.max(
      ...[lastRun, integrationContext.context].map((copy) => Number(copy.sequence ?? 0)),
    );
    if (sequence === saved) return;
    saved = sequence;
    receiver.unsaved = [];
  };
  const fixture: Fixture = {
    traits,
    host,
    receiver,
    random,
    made,
    params: instanceParams(traits),
    faulty: true,
    lastSourceRequest: 0,
    requests: () => requests,
  };
  return fixture;
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
      rateLimit: { quota: traits.quota, seconds: 300, retryAfter: traits.retryAfter },
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

function run(
  script: string,
  fixture: Fixture,
  kill: Kill | undefined,
  execute: typeof executeScript,
  mayBeInterrupted = true,
): RunRecord {
  const { host, receiver, traits, random } = fixture;
  // The platform takes the wish for an early run out of the last run when it fulfils it.
  const { nextTrigger: _fulfilled, ...lastRun } = host.state.getLastRun();
  host.state.setLastRun(lastRun);
  const before = host.state.read();
  const began = host.clock;
  const storedBefore = new Map(receiver.stored);
  receiver.unsaved = [];
  fixture.lastSourceRequest = began;
  let interrupted = false;
  const interruption = {
    call: random.integer(1, random.pick([8, 25, 60])),
    run: () => {
      interrupted = true;
      const underWay = receiver.unsaved;
      excuse(receiver, underWay);
      run(script, fixture, undefined, execute, false);
      // What was sent and not saved is the one batch; otherwise it is the one that is about to be sent.
      receiver.excusesNext = underWay.length === 0;
      receiver.unsaved = [];
    },
  };
  const isInterrupted = fixture.faulty && mayBeInterrupted && random.chance(traits.overlaps);
  host.startRun(kill, isInterrupted ? interruption : undefined);
  const outcome = execute(
    script,
    { command: commandOf(fixture), params: fixture.params as never, args: {} },
    host,
    { transportFailure: traits.transportFailure },
  );
  receiver.excusesNext = false;
  const after = host.state.read();
  if (outcome.error !== undefined) {
    // Killed between the delivery of a batch and the saving of the state: that batch comes again.
    if (outcome.error.message === 'killed' || traits.storeFaults > 0) excuse(receiver, receiver.unsaved);
    if (traits.failureDiscardsLastRun) host.state.replace({ ...after, lastRun: before.lastRun });
  }
  return {
    seconds: (host.clock - began) / 1000,
    lastSourceRequest: (fixture.lastSourceRequest - began) / 1000,
    delivered: countDelivered(receiver.stored, storedBefore),
    stateBytes: Math.max(bytesOf(after.lastRun), bytesOf(after.integrationContext.context)),
    failed: outcome.error?.message,
    interrupted,
  };
}

function bytesOf(state: object): number {
  return Buffer.byteLength(JSON.stringify(state));
}

/** Where the scheduler takes over from a job, it does so in the middle. */
function commandOf({ traits, host }: Fixture): string {
  const isFirstHalf = host.clock < start + (traits.minutes * 60_000) / 2;
  const byJob = traits.startedBy === 'job' || (traits.startedBy === 'job, then scheduler' && isFirstHalf);
  return byJob ? 'cloudflare-zero-trust-collect-events' : 'fetch-events';
}

function countDelivered(
  now: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [key, copies] of now) {
    const added = copies - (before.get(key) ?? 0);
    // One name begins like another.
    const stream = streamNames.findLast((name) => key.startsWith(`${name} `)) ?? '';
    if (added > 0) counts.set(stream, (counts.get(stream) ?? 0) + added);
  }
  return counts;
}

function drawKill(traits: Traits, random: SeededRandom): Kill | undefined {
  if (!random.chance(traits.kills)) return undefined;
  return { call: random.integer(1, random.pick([8, 25, 60])), afterEffect: random.chance(0.5) };
}

/** One copy gets lost or damaged while both are current. */
function loseCopy({ traits, host, random }: Fixture): void {
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

function nextMinute(host: SimulatedHost): void {
  const next = wantsMore(host)
    ? host.clock + 1000
    : Math.ceil((host.clock - start + 1) / 60_000) * 60_000 + start;
  host.clock = Math.max(host.clock, next);
}

/** True while a stream has events that wait for memory. */
function hasWaiting(host: SimulatedHost): boolean {
  const { context } = host.state.getIntegrationContext();
  return Object.values(context).some((text) => String(text).includes('"waiting":{'));
}

function longestWait({ made, receiver }: Fixture): number {
  const waits = made.map(({ stream, key, visibleAt }) => {
    const arrived = receiver.arrivedAt.get(`${stream} ${key}`);
    return arrived === undefined ? 0 : (arrived - Math.max(visibleAt, start)) / 1000;
  });
  return Math.round(waits.reduce((longest, wait) => Math.max(longest, wait), 0));
}

/** The platform starts the next run at once when it is asked to. */
function wantsMore(host: SimulatedHost): boolean {
  return host.state.getLastRun().nextTrigger === '0';
}
