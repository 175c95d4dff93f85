import { contentsText, isErrorEntry } from '../cortex/entry.js';
import { renderEntry } from '../cortex/entry-rendering.js';
import { type WarRoomCommand, warRoomLine } from '../cortex/war-room-line.js';
import { readServerKind, reservation, runOnTenant } from '../tenant/tenant-command.js';
import { TenantError } from '../tenant/tenant-error.js';
import type { Surroundings } from './subcommand.js';
import { withTenant } from './tenant-session.js';

export interface TenantRun {
  readonly command: WarRoomCommand;
  readonly tenant: string;
  readonly playground: string | undefined;
  readonly json: boolean;
}

/** Runs a command in the War Room of a tenant. Throws a TenantError when it fails there. */
export async function runCommandOnTenant(run: TenantRun, surroundings: Surroundings): Promise<void> {
  const { out, err } = surroundings.output;
  await withTenant(run.tenant, surroundings, async ({ client }) => {
    const playground = run.playground ?? client.tenant.playground;
    const note = reservation(await readServerKind(client), playground);
    if (note !== '') err.line(`${err.style('yellow', 'Note:')} ${note}`);
    const line = warRoomLine(run.command);
    const entries = await runOnTenant(line, client, playground);
    if (run.json) out.line(JSON.stringify({ tenant: client.tenant.name, line, entries }, null, 2));
    else
      for (const entry of entries.filter((each) => !isErrorEntry(each)))
        out.line(`\n${renderEntry(entry, out)}`);
    const errors = entries.filter(isErrorEntry);
    if (errors.length > 0) throw new TenantError('command', 'remote', errors.map(contentsText).join('\n'));
  });
}
