import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { messageOf, UserError } from '../../shared/errors.js';
import { fileProblem } from '../../shared/file-problem.js';
import { isJsonObject, objectsIn } from '../../shared/json.js';
import { parseJson } from '../../shared/parse-json.js';
import { type CheckResult, knownChecks, type WrittenResult } from './check-result.js';

/** A result is a few lines; a larger file is something else. */
const mostBytes = 20_000_000;

/**
 * The results in files, each as a check writes it: with `--results`, or with `--json` by the commands rules, check, and
 * verify. Throws a UserError for a file that cannot be read or holds anything else.
 */
export async function readResults(files: readonly string[], root: string): Promise<WrittenResult[]> {
  const results: WrittenResult[] = [];
  for (const file of files) results.push(...(await readFileOfResults(file, root)));
  return results;
}

async function readFileOfResults(file: string, root: string): Promise<readonly WrittenResult[]> {
  const text = await readFile(resolve(root, file), 'utf8').catch((error: unknown) => {
    throw notUsable(
      file,
      `it cannot be read: ${fileProblem(error)}. Name a file that \`--results\` of a check wrote`,
    );
  });
  if (text.length > mostBytes) throw notUsable(file, `it is too large for results. ${whatIsTaken}`);
  let content: unknown;
  try {
    content = parseJson(text);
  } catch (error) {
    throw notUsable(file, `it is not JSON (${messageOf(error)}). ${whatIsTaken}`);
  }
  const readers = [writtenResults, samplesResult, stepsResult, proofResult];
  const results = readers.map((read) => read(content)).find((found) => found !== undefined);
  if (results === undefined) throw notUsable(file, `it holds no results. ${whatIsTaken}`);
  return results;
}

const whatIsTaken =
  'Take a file that `--results` of a check wrote, or `--json` of the commands rules, check, and verify, or write {"check": "...", "passed": true, "summary": "..."}';

function notUsable(file: string, reason: string): UserError {
  return new UserError('report', `--results ${file} is not usable: ${reason}.`);
}

function writtenResults(content: unknown): WrittenResult[] | undefined {
  const list = Array.isArray(content) ? content : [content];
  return list.length > 0 && list.every(isWrittenResult) ? list.map(onlyResult) : undefined;
}

function isWrittenResult(value: unknown): value is WrittenResult {
  if (!isJsonObject(value)) return false;
  const { check, passed, summary, command, finishedAt, zips = [] } = value;
  const optional = [command, finishedAt].every((text) => text === undefined || isText(text));
  return (
    isText(check) &&
    typeof passed === 'boolean' &&
    isText(summary) &&
    optional &&
    Array.isArray(zips) &&
    zips.every(isText)
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function onlyResult({ check, passed, summary, ...rest }: WrittenResult): WrittenResult {
  const { command, finishedAt, zips } = rest;
  return {
    ...{ check, passed, summary },
    ...(command === undefined ? {} : { command }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    ...(zips === undefined ? {} : { zips: zips.map((zip) => zip.toLowerCase()) }),
  };
}

/** What `cortex-pack rules --json` prints: each rule with its samples, and what is wrong with them. */
function samplesResult(content: unknown): WrittenResult[] | undefined {
  const rules = objectsIn(content);
  if (rules.length === 0 || !rules.every(({ rule, verdicts }) => isText(rule) && Array.isArray(verdicts)))
    return undefined;
  const verdicts = rules.flatMap((rule) => objectsIn(rule.verdicts));
  const failed = verdicts.filter(({ problems }) => Array.isArray(problems) && problems.length > 0).length;
  const samples = `${verdicts.length} samples of ${rules.length} rules`;
  const summary =
    failed === 0
      ? `${samples}: each comes out as the definition says.`
      : `${samples}: ${failed} do not come out as the definition says.`;
  return [{ check: 'rules', passed: failed === 0, summary }];
}

/** What `cortex-pack check --json` prints. */
function stepsResult(content: unknown): WrittenResult[] | undefined {
  if (!isJsonObject(content) || typeof content.ok !== 'boolean' || !Array.isArray(content.steps))
    return undefined;
  const summary = `${content.steps.length} steps: type check, build, and validation.`;
  return [{ check: 'check', passed: content.ok, summary, command: 'cortex-pack check --json > check.json' }];
}

/** What `cortex-pack verify --json` prints. It names the pack, and not the zip. */
function proofResult(content: unknown): WrittenResult[] | undefined {
  if (!isJsonObject(content) || !isJsonObject(content.pack)) return undefined;
  const { tenant, pack, verdict, findings } = content;
  if (!isText(tenant) || !isText(verdict) || !Array.isArray(findings)) return undefined;
  const count = (wanted: string) =>
    objectsIn(findings).filter((finding) => finding.verdict === wanted).length;
  const counts = ['proved', 'wrong', 'not checked'].map((wanted) => `${count(wanted)} ${wanted}`).join(', ');
  const summary = `${pack.name} ${pack.version} on the tenant ${tenant}: ${counts}.`;
  const command = `cortex-pack verify --tenant ${tenant} --json > verify.json`;
  return [{ check: 'verify', passed: verdict === 'proved', summary, command }];
}

/** The results that are known, then the known checks that did not run. `sha256` is that of the zip of the report. */
export function checkResults(written: readonly WrittenResult[], sha256: string | undefined): CheckResult[] {
  const ran = written.map(({ check, passed, zips = [], ...rest }): CheckResult => {
    const known = knownChecks[check];
    return {
      check,
      title: known?.title ?? check,
      status: passed ? 'passed' : 'failed',
      ...(known === undefined ? {} : { command: known.command }),
      ...rest,
      zip: zips.length === 0 ? 'unknown' : sha256 !== undefined && zips.includes(sha256) ? 'same' : 'other',
    };
  });
  const missing = Object.entries(knownChecks)
    .filter(([check]) => !written.some((result) => result.check === check))
    .map(([check, known]): CheckResult => ({ check, ...known, status: 'not run' }));
  return [...ran, ...missing];
}
