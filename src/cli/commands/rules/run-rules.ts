import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadPack } from '../../../generator/load/load-pack.js';
import { UserError } from '../../../shared/errors.js';
import { shownAs } from '../../../shared/shown-path.js';
import { readZip } from '../../../shared/zip.js';
import type { ExampleResult, RuleReport } from '../../../xql/rules/run-rule-examples.js';
import { isProject } from '../../pack-argument/is-project.js';
import { requireZipFile } from '../../pack-argument/zip-file.js';
import type { Output, Terminal } from '../../terminal/output.js';
import { failedExamples, runPackExamples } from './pack-examples.js';

export interface RulesRun {
  readonly root: string;
  /** The zip; undefined takes the one that the build wrote. */
  readonly zip: string | undefined;
  /** A file of the user's own events; undefined takes the samples of the definition. */
  readonly events?: string | undefined;
  /** Both belong to `events`. */
  readonly now?: string | undefined;
  readonly tenantVersion?: string | undefined;
  readonly json: boolean;
}

/**
 * Runs the rules of a zip over the samples of the pack's definition, or over a user's own events. Throws UserError
 * when a sample does not come out as the definition says.
 */
export async function runRules(run: RulesRun, output: Output): Promise<void> {
  const { root, events: file, now, tenantVersion } = run;
  if (file === undefined) {
    const misplaced = now === undefined ? tenantVersion && '--tenant-version' : '--now';
    if (misplaced)
      throw new UserError(
        'command-line',
        `${misplaced} goes with --events, which is not given. Add it, or leave ${misplaced} out.`,
      );
    await runSamples(run, output);
  } else {
    const path = resolve(root, run.zip ?? `dist/${(await loadPack(root)).id}.zip`);
    const { runOwnEvents } = await import('./run-own-events.js');
    await runOwnEvents({ ...run, file, zip: await readZipFile(path, root), now, tenantVersion }, output);
  }
}

async function runSamples({ root, zip, json }: RulesRun, { out }: Output): Promise<void> {
  if (zip !== undefined && !isProject(root))
    throw new UserError(
      'command-line',
      'The samples of a pack are in its project, and there is none in this folder. Run the command in the project of the pack, or give your own events with --events.',
    );
  const pack = await loadPack(root);
  const reports = runPackExamples(pack, await readZipFile(resolve(root, zip ?? `dist/${pack.id}.zip`), root));
  if (json) out.verbatim(JSON.stringify(reports, null, 2));
  else {
    for (const report of reports) printReport(report, out);
    if (reports.length === 0) out.line('The pack has no rules.');
    else printCounts(reports, out);
  }
  const failed = failedExamples(reports);
  if (failed.length > 0)
    throw new UserError('rules-failed', `${failed.length} samples do not come out as the definition says.`);
}

async function readZipFile(file: string, root: string): Promise<Uint8Array> {
  requireZipFile(file, root);
  const bytes = await readFile(file);
  // What reads the rules does not know the name of the zip.
  const shown = shownAs(file, root);
  if (!readZip(bytes, shown).has('pack_metadata.json'))
    throw new UserError(
      'pack-metadata',
      `${shown} has no pack_metadata.json at its root, so it is not the zip of a pack. Give one that a build wrote.`,
    );
  return bytes;
}

function printReport({ rule, tenants, verdicts }: RuleReport, out: Terminal): void {
  out.line(out.style('bold', tenants === undefined ? rule : `${rule}, for tenants ${tenants}`));
  for (const verdict of verdicts) printVerdict(verdict, out);
  out.line();
}

function printVerdict({ description, expects, alert, problems }: ExampleResult, out: Terminal): void {
  const mark = problems.length === 0 ? out.style('green', 'ok') : out.style('red', 'no');
  const isQuiet = expects === 'no alert' && alert === undefined;
  const outcome =
    alert !== undefined ? ` Alert: ${alert}` : isQuiet ? out.style('dim', ' No alert, as expected.') : '';
  out.line(`  ${mark}  ${description}${outcome}`);
  for (const problem of problems) out.line(`      ${out.style('red', problem)}`);
}

function printCounts(reports: readonly RuleReport[], out: Terminal): void {
  const verdicts = reports.flatMap((report) => report.verdicts);
  const failed = verdicts.filter(({ problems }) => problems.length > 0).length;
  const count = (expected: ExampleResult['expects']) =>
    verdicts.filter(({ expects }) => expects === expected).length;
  const kinds = [
    `${count(undefined)} of mappings`,
    `${count('alert')} that expect an alert`,
    `${count('no alert')} that expect none`,
  ];
  const result = failed === 0 ? out.style('green', 'all ok') : out.style('red', `${failed} not ok`);
  out.line(`${verdicts.length} cases: ${kinds.join(', ')}; ${result}.`);
}
