import { stripControlCharacters } from '../../../shared/control-characters.js';
import type { Tenant } from '../../../tenant/client/tenant.js';
import { unitsOf } from '../../../tenant/client/xql-client.js';
import type { PackZip } from '../../../tenant/upload/pack-zip.js';
import { describeDuration } from '../../../tenant/verify/durations.js';
import { ago } from '../../../tenant/verify/event-findings.js';
import type { EventTypeFigures, ProofFinding, ProofVerdict } from '../../../tenant/verify/proof-finding.js';
import type { PackProof } from '../../../tenant/verify/prove-pack.js';
import type { Terminal } from '../../terminal/output.js';
import { type Facts, printFacts, printTable } from '../../terminal/table.js';
import { printItems } from '../upload/upload-report.js';
import { nextStep, proofGroups, whereToLook } from './verify-groups.js';

export interface ProofStory {
  readonly pack: PackZip;
  readonly tenant: Tenant;
  /** Milliseconds that were looked back. */
  readonly since: number;
}

const colors = { proved: 'green', wrong: 'red', 'not checked': 'yellow' } as const satisfies Record<
  ProofVerdict,
  string
>;
const verdictWidth = 'not checked'.length;
const indent = ' '.repeat(verdictWidth + 2);
/** Seconds that the clocks may differ before it is worth a word. */
const skewNoted = 60;

/**
 * Where was asked; what was verified, what is missing, and what cannot be verified, each with its fix and the query that it
 * rests on; where to look, and what to do next.
 */
export function printProof(story: ProofStory, proof: PackProof, out: Terminal): void {
  printFacts(
    heading(story, proof).map(([name, value]) => [name, stripControlCharacters(value)]),
    out,
  );
  for (const { title, items, findings } of proofGroups(proof)) {
    out.line();
    out.line(out.style('bold', `${title} (${items.length + findings.length})`));
    printItems(items, out);
    printFindings(findings, proof, out);
  }
  const places = whereToLook(proof);
  if (places.length > 0) {
    out.line();
    out.line(out.style('bold', 'Where to look on the tenant'));
    for (const place of places) out.line(`  ${place}`);
  }
  out.line();
  out.line(stripControlCharacters(`Next: ${nextStep(proof, story.tenant.name)}`));
}

/** Only what is another finding than in the round before. */
export function printChanges(before: PackProof, proof: PackProof, out: Terminal): void {
  const old = new Map(before.findings.map((finding) => [keyOf(finding), finding.verdict]));
  const changed = proof.findings.filter((finding) => old.get(keyOf(finding)) !== finding.verdict);
  const count = (verdict: ProofVerdict) =>
    proof.findings.filter((finding) => finding.verdict === verdict).length;
  const time = new Date().toISOString().slice(11, 19);
  out.line();
  out.line(
    out.style(
      'dim',
      `${time} UTC  ${count('proved')} proved, ${count('wrong')} wrong, ${count('not checked')} not checked`,
    ),
  );
  printFindings(changed, proof, out);
}

/** `spaces`: of the indentation, 0 for one line. */
export function proofJson({ pack, tenant, since }: ProofStory, proof: PackProof, spaces: number): string {
  return JSON.stringify(
    {
      tenant: tenant.name,
      apiUrl: tenant.url.apiUrl,
      pack: { id: pack.id, name: pack.name, version: pack.version },
      sinceMs: since,
      ...proof,
    },
    null,
    spaces,
  );
}

function heading({ pack, tenant, since }: ProofStory, { quota, clockAhead = 0 }: PackProof): Facts {
  const skew = Math.round(clockAhead / 1000);
  const place = skew > 0 ? 'ahead of' : 'behind';
  return [
    ['Tenant', `${tenant.name}, ${tenant.url.apiUrl}`],
    ['Pack', `${pack.name} (${pack.id}) ${pack.version}`],
    ['Time', `the last ${describeDuration(since)}`],
    ...(quota === undefined
      ? []
      : [
          [
            'XQL quota',
            `${unitsOf(quota.remaining)} of ${Number(quota.limit.toFixed(3))} remained before`,
          ] as const,
        ]),
    ...(Math.abs(skew) <= skewNoted
      ? []
      : [
          [
            'Clock',
            `that of this machine is ${Math.abs(skew)} s ${place} that of the tenant, which counts`,
          ] as const,
        ]),
  ];
}

function printFindings(
  findings: readonly ProofFinding[],
  { clockAhead = 0 }: PackProof,
  out: Terminal,
): void {
  const now = Date.now() - clockAhead;
  const shownQueries = new Set<string>();
  const width = Math.max(0, ...findings.map(({ question }) => question.length));
  for (const { verdict, question, about, finding, fix, query, eventTypes = [] } of findings) {
    const name = about === '' ? '' : `${about}: `;
    out.line(
      out.style(colors[verdict], verdict) +
        ' '.repeat(verdictWidth + 2 - verdict.length) +
        stripControlCharacters(`${question.padEnd(width)}  ${name}${finding}`),
    );
    printEventTypes(eventTypes, now, out);
    if (fix !== undefined) out.line(stripControlCharacters(`${indent}Fix: ${fix}`));
    if (query === undefined || shownQueries.has(query)) continue;
    shownQueries.add(query);
    for (const [index, line] of query.split('\n').entries()) {
      out.verbatim(
        out.style('dim', stripControlCharacters(`${indent}${index === 0 ? 'Query: ' : '       '}${line}`)),
      );
    }
  }
}

function printEventTypes(types: readonly EventTypeFigures[], now: number, out: Terminal): void {
  if (types.length === 0) return;
  const lag = (seconds: number | undefined) =>
    seconds === undefined ? '' : describeDuration(seconds * 1000);
  const columns = ['event type', 'events', 'newest arrival', 'average lag', 'longest lag'];
  const rows = types.map(({ type, events, newestArrival, averageLag, longestLag }) => [
    type === '' ? '(all)' : stripControlCharacters(type),
    String(events),
    newestArrival === undefined ? '' : ago(newestArrival, now),
    lag(averageLag),
    lag(longestLag),
  ]);
  printTable({ columns, rows, header: true, indent: indent.length + 2 }, out);
}

function keyOf({ question, about }: ProofFinding): string {
  return `${question} ${about}`;
}
