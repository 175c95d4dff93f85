import type { Host } from '../../../src/runtime/host/host.js';
import { type RunClock, startRunClock } from '../../../src/runtime/host/run-clock.js';
import {
  asFailure,
  configurationFailure,
  type Failure,
  remoteFailure,
} from '../../../src/runtime/values/failure.js';
import type { StreamDefinition } from '../../definition/streams.js';
import { type CloudflareClient, createCloudflareClient } from '../cloudflare-client.js';
import { createDestination } from '../destination.js';
import { createPageReader } from '../page.js';
import { readSettings, type Settings } from '../settings.js';
import { streamsNamed } from '../source.js';
import { findTokenKind } from '../token-kind.js';

/** No request starts after this many seconds. */
const readSeconds = 60;
const windowSeconds = 3600;

const timeIsOver = `not tested, because the requests before took more than the ${readSeconds} seconds of the test. Select Test again; if it stays so, test fewer event types at once.`;

interface Refusal {
  readonly name: string;
  readonly failure: Failure;
}

/** Asks each selected log for one record, and the destination for its word on URL and key. Changes nothing. */
export function testModule(host: Host): string {
  const settings = readSettings(host);
  const clock = startRunClock(host, readSeconds);
  const client = createCloudflareClient(host, settings);
  const works: string[] = [];
  const refusals: Refusal[] = [];
  for (const stream of streamsNamed(settings.values.event_types_to_fetch)) {
    const failure = tryStream(stream, client, clock);
    if (failure === undefined) works.push(stream.name);
    else refusals.push({ name: stream.name, failure });
  }
  const destinationFailure = tryDestination(host, settings, clock);
  if (settings.usesToken && refusals.some(mayBeTheCredential)) {
    client.evidence.token = findTokenKind(client, clock);
  }
  const problems = explain(refusals);
  if (refusals.length > 0 && works.length > 0) problems.push(`These event types work: ${works.join(', ')}.`);
  if (destinationFailure !== undefined) problems.push(destinationFailure.message);
  if (problems.length > 0) throw configurationFailure(problems.join('\n'));
  return 'ok';
}

/** The smallest request that needs the permission: one record of the last hour. */
function tryStream(stream: StreamDefinition, client: CloudflareClient, clock: RunClock): Failure | undefined {
  if (!clock.mayRead()) return remoteFailure(timeIsOver, { status: 0, transient: true });
  const now = Math.floor(clock.now() / 1000);
  const until = stream.untilRequired ? now + 1 : undefined;
  try {
    createPageReader(stream, client)(
      { since: now - windowSeconds, until, direction: 'asc', size: 1, page: 1, cursor: '' },
      clock.readTimeout(),
    );
    return undefined;
  } catch (error) {
    return asFailure(error);
  }
}

function tryDestination(host: Host, settings: Settings, clock: RunClock): Failure | undefined {
  if (!clock.mayRead()) {
    return remoteFailure(`HTTP Log Collector: ${timeIsOver}`, { status: 0, transient: true });
  }
  try {
    createDestination(host, settings).probe(clock);
    return undefined;
  } catch (error) {
    return asFailure(error);
  }
}

/** One line for each problem, with the event types that have it. */
function explain(refusals: readonly Refusal[]): string[] {
  const texts: string[] = [];
  const names: string[][] = [];
  for (const { name, failure } of refusals) {
    const known = texts.indexOf(failure.message);
    if (known >= 0) names[known]?.push(name);
    else {
      texts.push(failure.message);
      names.push([name]);
    }
  }
  return texts.map((text, index) => `${names[index]?.join(', ')}: ${text}`);
}

function mayBeTheCredential({ failure: { status } }: Refusal): boolean {
  return status === 400 || status === 401 || status === 403;
}
