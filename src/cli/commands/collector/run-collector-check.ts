import { randomUUID } from 'node:crypto';
import type { Environment } from '../../../shared/environment.js';
import { openConnection } from '../../../tenant/client/connection.js';
import { TenantError } from '../../../tenant/client/tenant-error.js';
import {
  type CollectorVerdict,
  checkCollector,
  probeEvent,
} from '../../../tenant/instance/collector-check.js';
import { type CollectorSettings, findCollector } from '../../../tenant/instance/collector-settings.js';
import type { CliContext } from '../../program/subcommand.js';
import { askSecret } from '../../terminal/prompt.js';

export interface CollectorCheckOptions {
  readonly tenant: string | undefined;
  readonly url: string | undefined;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** Sends the probe and prints what came of it. Throws a TenantError when the collector did not store it. */
export async function runCollectorCheck(
  { tenant, url, dryRun, json }: CollectorCheckOptions,
  { output: { out }, root, env }: CliContext,
): Promise<void> {
  const collector = await findCollector({ root, name: tenant, url }, { env, askSecret });
  const probeId = randomUUID();
  if (dryRun) {
    const event = probeEvent(probeId, Date.now());
    if (json) out.verbatim(JSON.stringify({ url: collector.url, sent: false, event }, null, 2));
    else {
      out.line(`To ${collector.url}`);
      out.verbatim(JSON.stringify(event));
      out.line('Dry run: nothing was sent.');
    }
    return;
  }
  const verdict = await check(collector, probeId, env);
  if (json) out.verbatim(JSON.stringify({ url: collector.url, sent: true, ...verdict }, null, 2));
  else printVerdict(collector.url, verdict, out);
  if (!verdict.ok) {
    throw new TenantError('collector', 'remote', `${verdict.meaning}${verdict.fix ? ` ${verdict.fix}` : ''}`);
  }
}

async function check(
  collector: CollectorSettings,
  probeId: string,
  env: Environment,
): Promise<CollectorVerdict> {
  const connection = await openConnection(collector, env);
  try {
    return await checkCollector({ url: collector.url, key: collector.key, probeId }, connection.send);
  } finally {
    await connection.close();
  }
}

function printVerdict(
  url: string,
  { ok, status, event }: CollectorVerdict,
  out: CliContext['output']['out'],
): void {
  out.line(`Collector  ${url}`);
  out.line(`Answer     ${status ?? 'none'}`);
  if (ok)
    out.line(
      out.style('green', 'The collector stored the probe event: URL, key, compression and format are right.'),
    );
  if (event !== undefined) {
    out.line(`Look for it in the dataset of the collector: | filter probe_id = "${event.probe_id}"`);
  }
}
