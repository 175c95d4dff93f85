import { readFile } from 'node:fs/promises';
import { schemaMismatches } from '../../shared/check-schema.js';
import { UserError } from '../../shared/errors.js';
import { fileProblem } from '../../shared/file-problem.js';
import { integer, type JsonSchema, listOf, record, text } from '../../shared/json-schema.js';
import { type Finding, sortFindings } from '../finding.js';

/** Findings that a team has accepted. Lines are left out: what stands above a finding may grow. */
export interface BaselineEntry {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  /** How many findings are the same in all of it. */
  readonly count: number;
}

interface BaselineFile {
  readonly formatVersion: 1;
  readonly findings: readonly BaselineEntry[];
}

const schema: JsonSchema = record(['formatVersion', 'findings'], {
  formatVersion: integer(1, 1),
  findings: listOf(
    record(['file', 'code', 'message', 'count'], {
      file: text,
      code: text,
      message: text,
      count: integer(1, 1_000_000),
    }),
  ),
});

/** Reads a baseline. `file` is its path, `label` the path as the user gave it. Throws a UserError when it is none. */
export async function readBaseline(file: string, label: string): Promise<readonly BaselineEntry[]> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw unusable(label, error instanceof SyntaxError ? 'it is not JSON' : fileProblem(error));
  }
  const [mismatch] = schemaMismatches(schema, content, 'first');
  if (mismatch !== undefined) throw unusable(label, `${mismatch.pointer || 'the file'} ${mismatch.message}`);
  return (content as BaselineFile).findings;
}

function unusable(label: string, reason: string): UserError {
  return new UserError(
    'validation-input',
    `The baseline ${label} is not usable: ${reason}. Write it with --write-baseline ${label}.`,
  );
}

/** The text of a baseline that accepts these findings. */
export function baselineText(findings: readonly Finding[]): string {
  const counts = new Map<string, BaselineEntry>();
  for (const { file, code, message } of sortFindings(findings)) {
    const key = keyOf({ file, code, message });
    counts.set(key, { file, code, message, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const content: BaselineFile = { formatVersion: 1, findings: [...counts.values()] };
  return `${JSON.stringify(content, null, 2)}\n`;
}

export interface Compared<F> {
  readonly findings: readonly F[];
  /** Those that the baseline accepts. */
  readonly accepted: readonly F[];
  /** How many that the baseline accepts are no longer there. */
  readonly gone: number;
}

/** Which findings a baseline does not accept. Of several that are the same, it accepts as many as it counts. */
export function compareWithBaseline<F extends Finding>(
  findings: readonly F[],
  baseline: readonly BaselineEntry[],
): Compared<F> {
  const left = new Map<string, number>();
  for (const entry of baseline) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count);
  const accepted = findings.filter((finding) => {
    const count = left.get(keyOf(finding)) ?? 0;
    if (count > 0) left.set(keyOf(finding), count - 1);
    return count > 0;
  });
  const known = new Set(accepted);
  return {
    findings: findings.filter((finding) => !known.has(finding)),
    accepted,
    gone: [...left.values()].reduce((sum, count) => sum + count, 0),
  };
}

function keyOf({ file, code, message }: Omit<BaselineEntry, 'count'>): string {
  return JSON.stringify([file, code, message]);
}
