import { stripControlCharacters } from '../../../shared/control-characters.js';
import { nounOf } from '../../../spec/content-kinds.js';
import type { Tenant } from '../../../tenant/client/tenant.js';
import type { InstallAction, InstallPlan } from '../../../tenant/upload/install-plan.js';
import { type ItemVerdict, isLacking } from '../../../tenant/upload/item-check.js';
import type { PackZip } from '../../../tenant/upload/pack-zip.js';
import type { UploadEvent } from '../../../tenant/upload/upload.js';
import type { Verification } from '../../../tenant/upload/verification.js';
import { formatSize } from '../../terminal/file-tree.js';
import type { Terminal } from '../../terminal/output.js';
import { type Facts, printFacts, printTable } from '../../terminal/table.js';
import type { Suspect } from './upload-suspects.js';

const actions: Readonly<Record<InstallAction, string>> = {
  install: 'installation',
  upgrade: 'upgrade',
  downgrade: 'downgrade',
  reinstall: 'the same version, of which something is missing or different',
  none: 'the same version',
};

/** What the upload will change, and where. `before`: what is there of it. */
export function printPlan(
  { tenant, pack, plan }: { readonly tenant: Tenant; readonly pack: PackZip; readonly plan: InstallPlan },
  before: Verification,
  out: Terminal,
): void {
  const facts: Facts = [
    ['Tenant', `${tenant.name}, ${tenant.url.apiUrl}`],
    ['Pack', `${pack.name} (${pack.id}), ${formatSize(pack.bytes.length)}`],
    ['Version', `${plan.versionNow ?? 'none'} -> ${plan.versionThen}: ${actions[plan.action]}`],
    ...pack.items.map(({ kind, name }) => ['Item', `${nounOf(kind)} "${name}"`] as const),
    ...notesOf(plan, before).map((text) => ['Note', text] as const),
  ];
  printFacts(
    facts.map(([name, value]) => [name, stripControlCharacters(value)]),
    out,
  );
}

/** What is on the tenant already and not as in the zip: somebody made or changed it, and an upload may overwrite that. */
function notesOf({ action }: InstallPlan, { checked, versionThere }: Verification): string[] {
  if (versionThere === undefined) {
    return checked
      .filter(({ kind, rules }) => kind === 'correlation-rule' && (rules?.length ?? 0) > 0)
      .map(
        ({ name }) =>
          `a correlation rule "${name}" is there already, though the pack is not: somebody made it by hand`,
      );
  }
  return checked.flatMap((item) => {
    const { kind, name, verdict, detail } = item;
    if (verdict !== 'switched off' && (action !== 'reinstall' || !isLacking(item))) return [];
    const isChangedRule = kind === 'correlation-rule' && verdict !== 'missing';
    return [
      `${nounOf(kind)} "${name}" on the tenant: ${detail}${isChangedRule ? '; the upload may undo that' : ''}`,
    ];
  });
}

/** What our own rules find in a pack that a tenant refused. */
export function printSuspects(suspects: readonly Suspect[], err: Terminal): void {
  if (suspects.length === 0) return;
  err.line(err.style('bold', 'Suspects, by our own rules'));
  const rows = suspects.map(({ suspicion, code, file, start, message }) => [
    suspicion,
    code,
    start === undefined ? file : `${file}:${start.line}:${start.column}`,
    message,
  ]);
  const columns = ['suspicion', 'rule', 'place', 'message'];
  printTable({ columns, rows: rows.map((row) => row.map(stripControlCharacters)), header: false }, err);
  err.line();
}

const colors = {
  installed: 'green',
  different: 'red',
  'switched off': 'red',
  missing: 'red',
  'not verifiable': 'yellow',
  'no list': 'yellow',
} as const satisfies Record<ItemVerdict, string>;

/** What the tenant says that it has. */
export function printVerification({ checked }: Pick<Verification, 'checked'>, out: Terminal): void {
  out.line();
  out.line(out.style('bold', 'On the tenant'));
  printItems(checked, out);
}

/** A line for each item, with what its verdict rests on. */
export function printItems(checked: Verification['checked'], out: Terminal): void {
  const rows = checked.map(({ kind, name, verdict, detail }) => [
    verdict,
    nounOf(kind),
    stripControlCharacters(`"${name}"`),
    stripControlCharacters(detail),
  ]);
  const paint = (cell: string, column: number) =>
    column === 0 ? out.style(colors[cell as ItemVerdict], cell) : cell;
  printTable({ columns: ['verdict', 'kind', 'name', 'detail'], rows, header: false, paint }, out);
}

/** Tells the events of an upload in lines, each state once. */
export function progressPrinter(err: Terminal): (event: UploadEvent) => void {
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
