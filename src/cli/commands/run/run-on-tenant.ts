import { renderEntry } from '../../../simulator/war-room/entry-rendering.js';
import { contentsText, isErrorEntry } from '../../../simulator/war-room/war-room-entry.js';
import { type WarRoomCommand, warRoomLine } from '../../../simulator/war-room/war-room-line.js';
import { TenantError } from '../../../tenant/client/tenant-error.js';
import { readServerKind, reservation, runOnTenant } from '../../../tenant/instance/tenant-command.js';
import type { CliContext } from '../../program/subcommand.js';
import { withTenant } from '../../tenant-session/tenant-session.js';

export interface TenantRun {
  readonly command: WarRoomCommand;
  readonly tenant: string;
  readonly playground: string | undefined;
  readonly json: boolean;
}

/** Runs a command in the War Room of a tenant. Throws a TenantError when it fails there. */
export async function runCommandOnTenant(run: TenantRun, context: CliContext): Promise<void> {
  const { out, err } = context.output;
  await withTenant(run.tenant, context, async ({ client }) => {
    const playground = run.playground ?? client.tenant.playground;
    const note = reservation(await readServerKind(client), playground);
    if (note !== '') err.line(`${err.style('yellow', 'Note:')} ${note}`);
    const line = warRoomLine(run.command);
    const entries = await runOnTenant(line, client, playground);
    if (run.json) out.verbatim(JSON.stringify({ tenant: client.tenant.name, line, entries }, null, 2));
    else
      for (const entry of entries.filter((each) => !isErrorEntry(each)))
        out.line(`\n${renderEntry(entry, out)}`);
    const errors = entries.filter(isErrorEntry);
    if (errors.length > 0) throw new TenantError('command', 'remote', errors.map(contentsText).join('\n'));
  });
}
