import { UserError } from '../../../shared/errors.js';
import type { CliContext } from '../../program/subcommand.js';
import type { Terminal } from '../../terminal/output.js';
import { checkSteps, type StepOutcome } from './check-steps.js';

/** Checks the project in the current folder. Throws a UserError when a step found something. */
export async function runCheck(json: boolean, { output: { out }, root }: CliContext): Promise<void> {
  const outcomes: StepOutcome[] = [];
  const plain = { width: out.width, style: (_style: unknown, text: string) => text };
  for await (const outcome of checkSteps(root, json ? plain : out)) {
    outcomes.push(outcome);
    if (!json) printStep(outcome, out);
  }
  const failed = outcomes.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
  if (json) out.verbatim(JSON.stringify({ ok: failed.length === 0, steps: outcomes }, null, 2));
  if (failed.length > 0) {
    throw new UserError('check-failed', `The check failed: ${failed.join(', ')}. Fix it, and check again.`);
  }
  if (json) return;
  const seconds = outcomes.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
  out.line();
  out.line(out.style('green', `Everything is in order (${seconds.toFixed(1)} s).`));
}

const colors = { passed: 'green', failed: 'red', skipped: 'yellow' } as const;
const labels = { passed: 'ok', failed: 'failed', skipped: 'skipped' } as const;

function printStep({ name, outcome, milliseconds, details }: StepOutcome, out: Terminal): void {
  const time = outcome === 'skipped' ? details.join(' ') : `${(milliseconds / 1000).toFixed(1)} s`;
  out.line(`${name.padEnd(10)}${out.style(colors[outcome], labels[outcome].padEnd(9))}${time}`);
  if (outcome === 'failed') for (const line of details.join('\n').split('\n')) out.line(`  ${line}`);
}
