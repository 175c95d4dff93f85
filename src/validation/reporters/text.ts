import { counted } from '../../shared/counted.js';
import { countFindings, type Finding } from '../finding.js';
import { byRule } from './by-rule.js';
import { leftOutLines, scopeText } from './left-out.js';
import { withoutRepeats } from './repeated.js';
import type { Report } from './report.js';
import { severityColors, type TextTarget } from './text-target.js';

/** A reader of more findings than this gets the cause and the fix of a rule once, and a table of the rules. */
const mostInFull = 50;

/** The report for people: each finding with its line, the wrong part marked, the cause and the fix. */
export function formatText(report: Report, target: TextTarget): string[] {
  const shown = withoutRepeats(report.findings);
  const many = report.findings.length > mostInFull;
  const explained = new Set<string>();
  const isExplained = ({ code, why, fix }: Finding) => {
    const explanation = JSON.stringify([code, why, fix]);
    const before = explained.has(explanation);
    explained.add(explanation);
    return many && before;
  };
  return [
    ...shown.flatMap(({ finding, more }) => [
      ...formatFinding(finding, target, isExplained(finding)),
      ...(more > 0
        ? [`    ${counted(more, 'more finding')} of ${finding.code} in this file; --json lists all.`]
        : []),
      '',
    ]),
    ...(many ? [...byRule(report.findings, target), ''] : []),
    `${summary(report.findings, target)} (${scopeText(report)})`,
    ...leftOutLines(report),
  ];
}

function summary(findings: readonly Finding[], { style }: TextTarget): string {
  if (findings.length === 0) return style('green', 'No findings.');
  const { errors, warnings, notes } = countFindings(findings);
  const parts = [
    errors > 0 ? style('red', counted(errors, 'error')) : '',
    warnings > 0 ? style('yellow', counted(warnings, 'warning')) : '',
    notes > 0 ? style('cyan', counted(notes, 'note')) : '',
  ];
  const fixable = findings.filter((finding) => finding.fixable).length;
  const remedy = fixable === 0 ? '' : ` --fix fixes ${fixable}.`;
  return `${parts.filter((part) => part !== '').join(', ')}.${remedy}`;
}

function formatFinding(finding: Finding, target: TextTarget, explained: boolean): string[] {
  const { code, official, severity, file, start, message, why, fix, source, fixable } = finding;
  const place = start === undefined ? file : `${file}:${start.line}:${start.column}`;
  const codes = official.length === 0 ? code : `${code} (${official.join(', ')})`;
  const label = (name: string) => target.style('dim', `    ${name}`);
  return [
    `${target.style('bold', place)}  ${target.style(severityColors[severity], severity)}  ${target.style('dim', codes)}`,
    `    ${message}`,
    ...excerpt(finding, target),
    ...(explained ? [] : [`${label('why ')} ${why}`]),
    ...(explained && !fixable ? [] : [`${label('fix ')} ${fix}${fixable ? ' (--fix does it)' : ''}`]),
    ...(source === undefined ? [] : [`${label('from')} ${source.file}:${source.line}:${source.column}`]),
  ];
}

/** The line with marks below the wrong part; of a long line, what surrounds that part. */
function excerpt({ start, end, lineText, severity }: Finding, { width, style }: TextTarget): string[] {
  if (start === undefined || lineText === undefined || lineText.trim() === '') return [];
  const gutter = `    ${start.line} | `;
  const room = Math.max(40, width - gutter.length - 1);
  const line = lineText.replaceAll('\t', ' ');
  const from = start.column - 1;
  const to = end?.line === start.line ? end.column - 1 : line.length;
  const left = line.length <= room ? 0 : Math.max(0, Math.min(from - 10, line.length - room));
  const shown = (left > 0 ? '...' : '') + line.slice(left > 0 ? left + 3 : 0, left + room);
  const cut = left + room < line.length ? `${shown.slice(0, -3)}...` : shown;
  const length = Math.max(1, Math.min(to, left + room) - from);
  return [
    style('dim', gutter) + cut,
    ' '.repeat(gutter.length + from - left) + style(severityColors[severity], '^'.repeat(length)),
  ];
}
