import {
  asFailure,
  configurationFailure,
  type Failure,
  remoteFailure,
} from '../../../src/runtime/failure.js';
import type { Host } from '../../../src/runtime/host.js';
import { type RunClock, startRunClock } from '../../../src/runtime/run-clock.js';
import type { StreamDefinition } from '../../definition/streams.js';
import { type CloudflareClient, createCloudflareClient } from '../cloudflare-client.js';
import { type AnswerFailure, explainWithToken } from '../cloudflare-failure.js';
import { createDestination } from '../destination.js';
import { createPageReader } from '../page.js';
import { readSettings, type Settings } from '../settings.js';
import { streamsNamed } from '../source.js';
import { findTokenKind, type TokenKind } from '../token-kind.js';

/** No request starts after this many seconds. */
const readSeconds = 60;
const windowSeconds = 3600;

const timeIsOver =
  'not tested, because the requests before took more than the ' +
  readSeconds +
  ' seconds of the test. Press Test again; if it stays so, test fewer event types at once.';

interface Refusal {
  readonly stream: StreamDefinition;
  readonly failure: AnswerFailure;
}

/** Asks each selected log for one record, and the destination for its word on URL and key. Changes nothing. */
export function testModule(host: Host): string {
  const settings = readSettings(host);
  const clock = startRunClock(host, readSeconds);
  const client = createCloudflareClient(host, settings);
  const chosen = streamsNamed(settings.values.event_types_to_fetch);
  const refusals: Refusal[] = [];
  for (let i = 0; i < chosen.length; i += 1) {
    const stream = chosen[i] as StreamDefinition;
    const failure = tryStream(stream, client, clock);
    if (failure !== undefined) refusals.push({ stream: stream, failure: failure });
  }
  const destinationFailure = tryDestination(host, settings, clock);
  const asksForToken = settings.usesToken && anyRefusedCredential(refusals);
  const problems = explain(refusals, asksForToken ? findTokenKind(client, clock) : undefined);
  if (destinationFailure !== undefined) problems.push(destinationFailure.message);
  if (problems.length > 0) throw configurationFailure(problems.join('\n'));
  return 'ok';
}

/** The smallest request that needs the permission: one record of the last hour. */
function tryStream(
  stream: StreamDefinition,
  client: CloudflareClient,
  clock: RunClock,
): AnswerFailure | undefined {
  if (!clock.mayRead()) return remoteFailure(timeIsOver, { status: 0, transient: true });
  const now = Math.floor(clock.now() / 1000);
  const until = stream.untilRequired ? now + 1 : undefined;
  try {
    createPageReader(stream, client)(
      { since: now - windowSeconds, until: until, direction: 'asc', size: 1, page: 1, cursor: '' },
      clock.readTimeout(),
    );
    return undefined;
  } catch (error) {
    return asFailure(error);
  }
}

function tryDestination(host: Host, settings: Settings, clock: RunClock): Failure | undefined {
  if (!clock.mayRead()) {
    return remoteFailure('HTTP Log Collector: ' + timeIsOver, { status: 0, transient: true });
  }
  try {
    createDestination(host, settings).probe(clock);
    return undefined;
  } catch (error) {
    return asFailure(error);
  }
}

/** One line for each problem, with the event types that have it. */
function explain(refusals: readonly Refusal[], token: TokenKind | undefined): string[] {
  const names: string[][] = [];
  const texts: string[] = [];
  for (let i = 0; i < refusals.length; i += 1) {
    const refusal = refusals[i] as Refusal;
    const text = token === undefined ? refusal.failure.message : explainWithToken(refusal.failure, token);
    const known = texts.indexOf(text);
    if (known >= 0) (names[known] as string[]).push(refusal.stream.name);
    else {
      texts.push(text);
      names.push([refusal.stream.name]);
    }
  }
  const lines: string[] = [];
  for (let i = 0; i < texts.length; i += 1) lines.push((names[i] as string[]).join(', ') + ': ' + texts[i]);
  return lines;
}

function anyRefusedCredential(refusals: readonly Refusal[]): boolean {
  for (let i = 0; i < refusals.length; i += 1) {
    if (isCredentialStatus((refusals[i] as Refusal).failure.status)) return true;
  }
  return false;
}

function isCredentialStatus(status: number): boolean {
  return status === 400 || status === 401 || status === 403;
}
