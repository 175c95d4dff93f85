import { type Coverage, sumOfCoverage } from '../document/coverage.js';
import {
  countFindings,
  type Finding,
  type Severity,
  type SuppressedBy,
  type SuppressedFinding,
} from '../finding.js';
import { withoutRepeats } from './repeated.js';
import type { Report } from './report.js';

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green';

/** Where the text goes: how wide it may be, and how it is coloured. */
export interface TextTarget {
  readonly width: number;
  style(style: Style, text: string): string;
}

const colors: { readonly [S in Severity]: Style } = { error: 'red', warning: 'yellow', note: 'cyan' };

/** The report for people: each finding with its line, the wrong part marked, the cause and the remedy. */
export function formatText({ packs, findings, suppressed, rules }: Report, target: TextTarget): string[] {
  const files = packs.reduce((sum, pack) => sum + pack.files, 0);
  const coverage = sumOfCoverage(packs.map((pack) => pack.coverage));
  const scope = `${counted(packs.length, 'pack')}, ${coverage.checked} of ${counted(files, 'file')} checked, ${rules} rules`;
  return [
    ...withoutRepeats(findings).flatMap(({ finding, more }) => [
      ...formatFinding(finding, target),
      ...(more > 0
        ? [`    ${counted(more, 'more finding')} of ${finding.code} in this file; --json lists all.`]
        : []),
      '',
    ]),
    `${summary(findings, target)} (${scope})`,
    ...suppressedLines(suppressed),
    ...notChecked(coverage),
  ];
}

const suppressedBy: { readonly [B in SuppressedBy]: string } = {
  comment: 'by comments',
  settings: 'by .cortex-pack.yml',
  'pack-ignore': 'by .pack-ignore',
  deprecated: 'in deprecated items',
};

/** How many findings were set aside by what, with their codes. */
function suppressedLines(suppressed: readonly SuppressedFinding[]): string[] {
  return (Object.keys(suppressedBy) as SuppressedBy[]).flatMap((by) => {
    const codes = suppressed.filter((finding) => finding.suppressedBy === by).map(({ code }) => code);
    const each = [...new Set(codes)].sort().join(', ');
    return codes.length === 0
      ? []
      : [`Suppressed ${suppressedBy[by]}: ${counted(codes.length, 'finding')} (${each}).`];
  });
}

/** What a reader could take for checked, and was not. */
function notChecked({ parsedOnly, pathOnly, ignoredByGit, kindsWithoutRules }: Coverage): string[] {
  const kinds = kindsWithoutRules.map(({ kind, files }) => `${kind} ${files}`).join(', ');
  const without = kinds === '' ? '' : ` Kinds of content without rules: ${kinds}.`;
  return [
    ...(parsedOnly > 0 ? [`Not checked: ${counted(parsedOnly, 'file')} only parsed.${without}`] : []),
    ...(pathOnly > 0 ? [`Only path, encoding and secrets: ${counted(pathOnly, 'file')}.`] : []),
    ...(ignoredByGit > 0 ? [`Not read, because git ignores them: ${counted(ignoredByGit, 'path')}.`] : []),
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

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function formatFinding(finding: Finding, target: TextTarget): string[] {
  const { code, official, severity, file, start, message, why, fix, source, fixable } = finding;
  const place = start === undefined ? file : `${file}:${start.line}:${start.column}`;
  const codes = official.length === 0 ? code : `${code} (${official.join(', ')})`;
  const label = (name: string) => target.style('dim', `    ${name}`);
  return [
    `${target.style('bold', place)}  ${target.style(colors[severity], severity)}  ${target.style('dim', codes)}`,
    `    ${message}`,
    ...excerpt(finding, target),
    `${label('why ')} ${why}`,
    `${label('fix ')} ${fix}${fixable ? ' (--fix does it)' : ''}`,
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
    ' '.repeat(gutter.length + from - left) + style(colors[severity], '^'.repeat(length)),
  ];
}
