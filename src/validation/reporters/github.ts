import { counted } from '../../shared/counted.js';
import { countFindings, type Severity } from '../finding.js';
import { escapeMessage, escapeProperty } from './github-escapes.js';
import { leftOutLines, scopeText } from './left-out.js';
import { type ShownFinding, withoutRepeats } from './repeated.js';
import type { Report } from './report.js';

const commands: { readonly [S in Severity]: string } = { error: 'error', warning: 'warning', note: 'notice' };

/** GitHub shows so many annotations of a severity and a step, and drops the others without a word. */
const mostShown = 10;

/** Lines that GitHub Actions turns into annotations of the changed files. What they leave out comes first. */
export function formatGithub(report: Report): string[] {
  const shown = withoutRepeats(report.findings);
  const left = [...hiddenLines(report, shown), ...leftOutLines(report)];
  return [
    ...(left.length === 0
      ? []
      : [`::notice title=cortex-pack::${escapeMessage([`${scopeText(report)}.`, ...left].join('\n'))}`]),
    ...shown.map(annotationOf),
  ];
}

function hiddenLines({ findings }: Report, shown: readonly ShownFinding[]): string[] {
  const { errors, warnings, notes } = countFindings(shown.map(({ finding }) => finding));
  // The notice about it is one of the notices.
  if (Math.max(errors, warnings, notes + 1) <= mostShown) return [];
  const all = countFindings(findings);
  return [
    `${counted(all.errors, 'error')}, ${counted(all.warnings, 'warning')}, ${counted(all.notes, 'note')}. GitHub shows ${mostShown} annotations of each kind; the log of the step has the others.`,
  ];
}

function annotationOf({ finding, more }: ShownFinding): string {
  const { code, severity, file, start, end, message, fix, source } = finding;
  const position = start && { line: start.line, col: start.column };
  // GitHub takes a column at the end only when both ends are on one line.
  const range = end && start && end.line === start.line ? { endLine: end.line, endColumn: end.column } : {};
  const properties = Object.entries({ file, ...position, ...range, title: code })
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',');
  const from = source === undefined ? '' : ` It comes from ${source.file}:${source.line}:${source.column}.`;
  const others = more === 0 ? '' : ` ${more} more of ${code} in this file.`;
  return `::${commands[severity]} ${properties}::${escapeMessage(`${message} ${fix}${from}${others}`)}`;
}
