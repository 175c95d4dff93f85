import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { counted } from '../../../shared/counted.js';
import { UserError } from '../../../shared/errors.js';
import { writeProblem } from '../../../shared/file-problem.js';
import { programVersion } from '../../../shared/program-version.js';
import { countFindings } from '../../../validation/finding.js';
import { type ChangedFile, type RefusedFix, writeChanges } from '../../../validation/fixes/fix-packs.js';
import { formatGithub } from '../../../validation/reporters/github.js';
import { formatJson } from '../../../validation/reporters/json.js';
import type { Report } from '../../../validation/reporters/report.js';
import { formatSarif } from '../../../validation/reporters/sarif.js';
import { formatText } from '../../../validation/reporters/text.js';
import { rules } from '../../../validation/rules.js';
import { baselineText, readBaseline } from '../../../validation/suppressions/baseline.js';
import { redactSecrets } from '../../../validation/text/secrets.js';
import { validate } from '../../../validation/validate.js';
import type { CliContext } from '../../program/subcommand.js';
import type { Output, Terminal } from '../../terminal/output.js';

export interface ValidateRequest {
  readonly paths: readonly string[];
  readonly format: 'text' | 'json' | 'sarif' | 'github';
  readonly fix: boolean;
  readonly dryRun: boolean;
  readonly marketplace: boolean;
  /** A commit of git: only what changed since then. */
  readonly changed: string | undefined;
  /** A file with accepted findings. */
  readonly baseline: string | undefined;
  /** Where to write the findings as accepted ones. */
  readonly writeBaseline: string | undefined;
}

/** Validates, prints the report, and throws a UserError when there are errors. */
export async function runValidate(
  { paths, format, fix, dryRun, marketplace, changed, baseline, writeBaseline }: ValidateRequest,
  { output, root }: CliContext,
): Promise<void> {
  const { changes, refusedFixes, ...validation } = await validate({
    ...{ paths, root, fix, marketplace },
    ...(changed !== undefined && { changedSince: changed }),
    ...(baseline !== undefined && { baseline: await readBaseline(resolve(root, baseline), baseline) }),
  });
  if (writeBaseline !== undefined) {
    await writeFile(resolve(root, writeBaseline), baselineText(validation.findings)).catch(
      (error: unknown) => {
        throw new UserError(
          'command-line',
          `--write-baseline ${writeBaseline} cannot be written: ${writeProblem(error)}. Name another file.`,
        );
      },
    );
    output.out.line(`${writeBaseline} accepts ${counted(validation.findings.length, 'finding')}.`);
    return;
  }
  // The report goes to the standard output by itself, so that a program can read it.
  if (fix) await showChanges(changes, refusedFixes, dryRun, format === 'text' ? output.out : output.err);
  if (fix && !dryRun) await writeChanges(changes);
  print({ ...validation, version: programVersion() }, format, output);
  const { errors } = countFindings(validation.findings);
  if (errors === 0) return;
  const what = errors === 1 ? 'is an error' : `are ${errors} errors`;
  const where = validation.packs.length > 1 ? 'the packs' : 'the pack';
  throw new UserError('validation-errors', `There ${what} in ${where}.`);
}

function print(report: Report, format: ValidateRequest['format'], { out }: Output): void {
  for (const line of linesOf(report, format, out)) format === 'text' ? out.line(line) : out.verbatim(line);
}

function linesOf(report: Report, format: ValidateRequest['format'], out: Terminal): string[] {
  switch (format) {
    case 'json':
      return [formatJson(report)];
    case 'sarif':
      return [formatSarif(report, rules)];
    case 'github':
      return formatGithub(report);
    case 'text':
      return formatText(report, out);
  }
}

async function showChanges(
  changes: readonly ChangedFile[],
  refused: readonly RefusedFix[],
  dryRun: boolean,
  terminal: Terminal,
): Promise<void> {
  const { createTwoFilesPatch } = await import('diff');
  for (const { label, before, after } of changes) {
    const patch = createTwoFilesPatch(before === undefined ? '/dev/null' : label, label, before ?? '', after);
    for (const line of patch.trimEnd().split('\n').slice(1))
      terminal.verbatim(colored(redactSecrets(line), terminal));
  }
  for (const { code, file, reason } of refused)
    terminal.line(`Not fixed: ${code} in ${file}, because ${reason}. Please fix it by hand.`);
  if (changes.length === 0) terminal.line('Nothing to fix.');
  else
    terminal.line(`${counted(changes.length, 'file')} ${dryRun ? 'would be fixed' : 'fixed'}. What is left:`);
  terminal.line();
}

function colored(line: string, terminal: Terminal): string {
  if (line.startsWith('+')) return terminal.style('green', line);
  if (line.startsWith('-')) return terminal.style('red', line);
  return terminal.style('dim', line);
}
