import { resolve, sep } from 'node:path';
import type { Finding } from '#src/validation/finding.js';
import { changedFiles, fixPack } from '#src/validation/fixes/fix-packs.js';
import type { PackInput } from '#src/validation/input/pack-input.js';
import { formatGithub } from '#src/validation/reporters/github.js';
import { formatJson } from '#src/validation/reporters/json.js';
import type { Report } from '#src/validation/reporters/report.js';
import { formatSarif } from '#src/validation/reporters/sarif.js';
import { formatText } from '#src/validation/reporters/text.js';
import { rules } from '#src/validation/rules.js';
import { validateInputs } from '#src/validation/validate.js';
import type { Mutation } from './mutations.js';

const plain = { width: 100, style: (_style: string, text: string) => text };
const stack = /\n\s+at .+:\d+:\d+/;

/** What a validation promises whatever is in the files, and does not keep for this one. `fixing` fixes it, too. */
export function brokenPromises(mutation: Mutation, fixing: boolean): string[] {
  try {
    const inputs = mutation.read();
    const { packs, findings } = validateInputs(inputs, { marketplace: true });
    return [
      ...(packs.length === 0 ? ['no pack was validated'] : []),
      ...findings.flatMap(brokenFinding),
      ...brokenReports(findings),
      ...(fixing ? inputs.flatMap(brokenFix) : []),
    ];
  } catch (error) {
    return [`it threw: ${error instanceof Error ? error.stack : String(error)}`];
  }
}

function brokenFinding({ code, message, start, end, lineText }: Finding): string[] {
  if (message === '') return [`${code} says nothing`];
  if (start === undefined || end === undefined) return [];
  const isRange = end.line > start.line || (end.line === start.line && end.column >= start.column);
  const isInLine = lineText === undefined || start.column <= lineText.length + 2;
  return start.line > 0 && start.column > 0 && isRange && isInLine
    ? []
    : [`${code} is at ${start.line}:${start.column}, up to ${end.line}:${end.column}`];
}

function brokenReports(findings: readonly Finding[]): string[] {
  const nothing = { packs: [], suppressed: [], rules: 0, version: '0', goneFromBaseline: 0 };
  const report: Report = { ...nothing, findings };
  JSON.parse(formatJson(report));
  JSON.parse(formatSarif(report, rules));
  const shown = [...formatText(report, plain), ...formatGithub(report)].join('\n');
  return stack.test(shown) ? ['a report shows a stack'] : [];
}

/** A fix leaves nothing to fix, makes no readable file unreadable, and stays in the folder of the pack. */
function brokenFix(input: PackInput): string[] {
  const find = (tried: PackInput) => validateInputs([tried], { marketplace: true }).findings;
  const unreadable = (tried: PackInput) => find(tried).filter(({ code }) => code === 'CP011').length;
  const { input: fixed, refused } = fixPack(input, find);
  const left = find(fixed).filter(
    ({ fixable, code }) => fixable && !refused.some((refusal) => refusal.code === code),
  );
  const outside = changedFiles(input, fixed).filter(
    ({ file }) => !file.startsWith(`${resolve(input.folder ?? '')}${sep}`),
  );
  return [
    ...left.map(({ code }) => `${code} could still be fixed`),
    ...(unreadable(fixed) > unreadable(input) ? ['a fix made a file unreadable'] : []),
    ...outside.map(({ file }) => `a fix would write ${file}`),
  ];
}
