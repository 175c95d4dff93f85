import type { InstallAction, InstallPlan } from '../tenant/install-plan.js';
import type { PackZip } from '../tenant/pack-zip.js';
import type { Tenant } from '../tenant/tenant.js';
import type { UploadEvent } from '../tenant/upload.js';
import type { Verdict, Verification } from '../tenant/verification.js';
import { alignColumns } from './align-columns.js';
import { formatSize } from './file-tree.js';
import type { Terminal } from './output.js';

const actions: Readonly<Record<InstallAction, string>> = {
  install: 'installation',
  upgrade: 'upgrade',
  downgrade: 'downgrade',
  reinstall: 'the same version, of which something is missing or old',
  none: 'the same version',
};

/** What the upload will change, and where. */
export function printPlan(
  { tenant, pack, plan }: { readonly tenant: Tenant; readonly pack: PackZip; readonly plan: InstallPlan },
  out: Terminal,
): void {
  const rows = [
    ['Tenant', `${tenant.name}, ${tenant.url.apiUrl}`],
    ['Pack', `${pack.name} (${pack.id}), ${formatSize(pack.bytes.length)}`],
    ['Version', `${plan.versionNow ?? 'none'} -> ${plan.versionThen}: ${actions[plan.action]}`],
    ...pack.items.map(({ kind, name }) => [`Item`, `${kind} "${name}"`]),
  ];
  for (const line of alignColumns(rows)) out.line(line);
}

const colors = {
  installed: 'green',
  old: 'red',
  missing: 'red',
  'not verifiable': 'yellow',
} as const satisfies Record<Verdict, string>;

/** What the tenant says that it has. */
export function printVerification({ checked }: Verification, out: Terminal): void {
  out.line();
  out.line(out.style('bold', 'On the tenant'));
  const rows = checked.map(({ kind, name, verdict, detail }) => [verdict, kind, `"${name}"`, detail]);
  for (const [index, line] of alignColumns(rows).entries()) {
    const verdict = checked[index]?.verdict;
    out.line(verdict === undefined ? line : out.style(colors[verdict], verdict) + line.slice(verdict.length));
  }
}

/** Tells the events of an upload in lines, each state once. */
export function storyTeller(err: Terminal): (event: UploadEvent) => void {
  let last = '';
  return (event) => {
    const text = describe(event);
    if (text !== last) err.line(err.style('dim', text));
    last = text;
  };
}

function describe(event: UploadEvent): string {
  switch (event.step) {
    case 'sending':
      return `Sent ${formatSize(event.sent)} of ${formatSize(event.total)}`;
    case 'answered':
      return `The tenant answered: ${event.answer}`;
    case 'waiting':
      return `Waiting for the tenant to install it (${event.seconds} s)`;
    case 'sending-again':
      return `Sending it again: ${event.reason}, and the tenant has what it had before`;
  }
}
