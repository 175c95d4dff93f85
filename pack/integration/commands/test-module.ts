import {
  asFailure,
  configurationFailure,
  describeFailures,
  type Failure,
  type Host,
  type RunClock,
  startRunClock,
  transientFailure,
} from 'cortex-pack/runtime';
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

/** Asks each selected log for one record, and the destination for its word on URL and key. Changes nothing. */
export function testModule(host: Host): string {
  const settings = readSettings(host);
  const clock = startRunClock(host, readSeconds);
  const client = createCloudflareClient(host, settings);
  const results = streamsNamed(settings.values.event_types_to_fetch).map((stream) => ({
    name: stream.name,
    failure: tryStream(stream, client, clock),
  }));
  const failed = results.filter(({ failure }) => failure);
  const works = results.filter(({ failure }) => !failure);
  const destinationFailure = tryDestination(host, settings, clock);
  if (settings.usesToken && failed.some(({ failure }) => mayBeTheCredential(failure))) {
    client.evidence.token = findTokenKind(client, clock);
  }
  const problems = describeFailures(failed);
  if (failed.length > 0 && works.length > 0) {
    problems.push(`These event types work: ${works.map(({ name }) => name).join(', ')}.`);
  }
  if (destinationFailure) problems.push(destinationFailure.message);
  if (problems.length > 0) throw configurationFailure(problems.join('\n'));
  return 'ok';
}

/** The smallest request that needs the permission: one record of the last hour. */
function tryStream(stream: StreamDefinition, client: CloudflareClient, clock: RunClock): Failure | undefined {
  if (!clock.mayRead()) return transientFailure(timeIsOver);
  const now = clock.second();
  const until = stream.untilRequired ? now + 1 : undefined;
  return failureOf(() =>
    createPageReader(stream, client)(
      { since: now - windowSeconds, until, direction: 'asc', size: 1, page: 1, cursor: '' },
      clock.readTimeout(),
    ),
  );
}

function tryDestination(host: Host, settings: Settings, clock: RunClock): Failure | undefined {
  if (!clock.mayRead()) return transientFailure(`HTTP Log Collector: ${timeIsOver}`);
  return failureOf(() => createDestination(host, settings).probe(clock));
}

function failureOf(attempt: () => unknown): Failure | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return asFailure(error);
  }
}

function mayBeTheCredential(failure: Failure | undefined): boolean {
  return failure !== undefined && [400, 401, 403].indexOf(failure.status) >= 0;
}
