import {
  asFailure,
  configurationFailure,
  type Failure,
  remoteFailure,
} from '../../../src/runtime/failure.js';
import type { Host } from '../../../src/runtime/host.js';
import { formatSecond } from '../../../src/runtime/instant.js';
import { type RunClock, startRunClock } from '../../../src/runtime/run-clock.js';
import { type StreamDefinition, streams } from '../../definition/streams.js';
import { type CloudflareClient, createCloudflareClient } from '../cloudflare-client.js';
import { accountTokenRemedy } from '../cloudflare-failure.js';
import { createDestination } from '../destination.js';
import { readSettings } from '../settings.js';
import { streamsNamed } from '../source.js';
import { findTokenKind } from '../token-kind.js';

/** No request starts after this many seconds. */
const readSeconds = 60;
const windowSeconds = 3600;

interface Refusal {
  readonly stream: StreamDefinition;
  readonly failure: Failure;
}

/** Asks each selected log for one record, and the destination for its word on URL and key. Changes nothing. */
export function testModule(host: Host): string {
  const settings = readSettings(host);
  const clock = startRunClock(host, readSeconds);
  const client = createCloudflareClient(host, settings);
  const refusals: Refusal[] = [];
  const chosen = streamsNamed(settings.values.event_types_to_fetch);
  for (let i = 0; i < chosen.length; i += 1) {
    const stream = chosen[i] as StreamDefinition;
    const failure = tryStream(stream, client, clock);
    if (failure !== undefined) refusals.push({ stream: stream, failure: failure });
  }
  const problems: string[] = [];
  if (refusals.length > 0) addSourceProblems(problems, refusals, settings.usesToken, client, clock);
  if (clock.mayRead()) {
    try {
      createDestination(host, settings).probe(clock);
    } catch (error) {
      problems.push(asFailure(error).message);
    }
  }
  if (problems.length > 0) throw configurationFailure(problems.join('\n'));
  return 'ok';
}

/** The smallest request that needs the permission: one record of the last hour. */
function tryStream(stream: StreamDefinition, client: CloudflareClient, clock: RunClock): Failure | undefined {
  if (!clock.mayRead()) {
    return remoteFailure('Not tested: the time of the test was over.', { status: 0, transient: true });
  }
  const since = formatSecond(Math.floor(clock.now() / 1000) - windowSeconds);
  try {
    client.list(stream, { since: since, direction: 'asc', per_page: 1, page: 1 }, clock.readTimeout());
    return undefined;
  } catch (error) {
    return asFailure(error);
  }
}

function addSourceProblems(
  problems: string[],
  refusals: readonly Refusal[],
  usesToken: boolean,
  client: CloudflareClient,
  clock: RunClock,
): void {
  const explained = usesToken && anyRefusedCredential(refusals) && clock.mayRead();
  const token = explained ? findTokenKind(client, clock.readTimeout()) : undefined;
  if (token !== undefined && (token.status === 'expired' || token.status === 'disabled')) {
    problems.push(
      'The API Token is ' +
        token.status +
        '. Create a new one in the Cloudflare dashboard, or enable this one, and enter it.',
    );
    return;
  }
  let before = '';
  for (let i = 0; i < refusals.length; i += 1) {
    const refusal = refusals[i] as Refusal;
    const ofAccount =
      token !== undefined && token.owner === 'account' && refusal.stream.name === streams.userAudit.name;
    const text =
      ofAccount && isCredentialStatus(refusal.failure.status)
        ? 'Cloudflare answered ' + refusal.failure.status + '. ' + accountTokenRemedy
        : refusal.failure.message;
    // Streams that fail alike are told once.
    if (text === before)
      problems[problems.length - 1] = refusal.stream.name + ', ' + problems[problems.length - 1];
    else problems.push(refusal.stream.name + ': ' + text);
    before = text;
  }
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
