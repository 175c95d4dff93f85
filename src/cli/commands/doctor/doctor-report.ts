import type { DoctorCheck } from '../../../tenant/doctor/doctor-check.js';
import type { Terminal } from '../../terminal/output.js';

const colors = {
  ok: 'green',
  warning: 'yellow',
  failed: 'red',
  'not checked': 'dim',
} as const satisfies Record<DoctorCheck['status'], string>;
const statusWidth = 'not checked'.length;

/** Prints each check in a line, and below it what fixes it. */
export function printChecks(tenant: string, checks: readonly DoctorCheck[], out: Terminal): void {
  out.line(out.style('bold', `Tenant ${tenant}`));
  const nameWidth = Math.max(...checks.map(({ name }) => name.length));
  for (const { name, status, finding, fix } of checks) {
    const gap = ' '.repeat(statusWidth - status.length);
    out.line(`${out.style(colors[status], status)}${gap}  ${name.padEnd(nameWidth)}  ${finding}`);
    if (fix !== undefined) out.line(`${' '.repeat(statusWidth + nameWidth + 4)}Fix: ${fix}`);
  }
}
