import type { ScriptArguments } from '#src/simulator/instance/command-arguments.js';
import type { RunResult } from '#src/simulator/instance/instance.js';
import type { Fault } from '#src/testing/server/faults.js';
import { type Commands, createFixture, type Fixture } from '../fixture.js';

/** Something that goes wrong, and what the message about it must name. */
export interface MessageCase {
  readonly name: string;
  /** Labels of the form, arguments, statuses and codes. */
  readonly names: readonly string[];
  /** Raw parameters, beside those of an instance that works and reads the account audit logs. */
  readonly params?: { readonly [name: string]: unknown };
  /** The answer of Cloudflare to requests for logs, and the one of the collector. */
  readonly cloudflare?: Fault;
  readonly collector?: Fault;
  /** Seconds that each answer of Cloudflare takes. */
  readonly latencySeconds?: number;
  /** What is done; Test where absent. */
  readonly run?: (instance: Commands, fixture: Fixture) => Promise<RunResult>;
}

export const getEvents =
  (args: ScriptArguments) =>
  (instance: Commands): Promise<RunResult> =>
    instance.getEvents(args);

export const fetchEvents = (instance: Commands): Promise<RunResult> => instance.fetchEvents();

/** Raw credentials as the server delivers them. */
export function credential(password: string, identifier = '') {
  return { identifier, password, credentials: { user: '', vaultInstanceId: '' } };
}

/** The message that a user gets. Throws when there is none. */
export async function messageOf(one: MessageCase): Promise<string> {
  const { params, cloudflare, collector, latencySeconds = 0, run } = one;
  const fixture = await createFixture({
    latencySeconds,
    cloudflareFaults: ({ path }) => (/audit_logs|access_requests/.test(path) ? cloudflare : undefined),
    collectorFaults: () => collector,
  });
  try {
    const instance = fixture.instanceWith({ event_types_to_fetch: ['Account Audit Logs'], ...params });
    const result = await (run === undefined ? instance.test() : run(instance, fixture));
    if (result.error === undefined) throw new Error('There is no message: the command succeeded.');
    return result.error.message.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:port');
  } finally {
    await fixture.close();
  }
}
