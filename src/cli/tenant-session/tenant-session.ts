import { setTimeout as sleepFor } from 'node:timers/promises';
import { interrupted } from '../../tenant/client/answer-explanation.js';
import { openConnection } from '../../tenant/client/connection.js';
import { createTenantClient } from '../../tenant/client/create-tenant-client.js';
import { findTenant } from '../../tenant/client/tenant.js';
import type { TenantClient } from '../../tenant/client/tenant-client.js';
import { interruptible } from '../program/interruptible.js';
import type { CliContext } from '../program/subcommand.js';
import type { Output } from '../terminal/output.js';
import { askSecret } from '../terminal/prompt.js';

export interface TenantSession {
  readonly client: TenantClient;
  /** Throws a TenantError when the user interrupts it. */
  sleep(milliseconds: number): Promise<void>;
  /** Aborted when the user interrupts; its reason is a TenantError. */
  readonly signal: AbortSignal;
}

/** Works with the tenant of that name until done, failed or interrupted; then nothing stays open. */
export async function withTenant<T>(
  name: string | undefined,
  { root, env, output }: CliContext,
  work: (session: TenantSession) => Promise<T>,
): Promise<T> {
  const tenant = await findTenant({ root, name }, { env, askSecret });
  const connection = await openConnection(tenant, env);
  try {
    return await interruptible((signal) => {
      const sleep = async (milliseconds: number) => {
        await sleepFor(milliseconds, undefined, { signal }).catch(() => {
          throw interrupted();
        });
      };
      warn(tenant, output);
      const client = createTenantClient(tenant, {
        send: connection.send,
        signal,
        sleep,
        wait: output.wait,
      });
      return work({ client, sleep, signal });
    });
  } finally {
    await connection.close();
  }
}

function warn({ url, verifyCertificates }: TenantClient['tenant'], { err }: Output): void {
  const note = err.style('yellow', 'Note:');
  if (url.kind === 'console') {
    err.line(`${note} the URL given is that of the console; its API is at ${url.apiUrl}.`);
  }
  if (!verifyCertificates) {
    err.line(
      `${note} certificates are not verified (DEMISTO_VERIFY_SSL): anyone on the way can read the key.`,
    );
  }
}
