import type { PackReport } from '../../../report/pack-report.js';
import { summaryOf } from '../../../report/summary.js';
import { stripControlCharacters } from '../../../shared/control-characters.js';
import { alignColumns } from '../../terminal/align-columns.js';
import type { Terminal } from '../../terminal/output.js';

const styles = { good: 'green', bad: 'red', attention: 'yellow' } as const;

/** A report in a few lines. */
export function printSummary(report: PackReport, out: Terminal): void {
  const { pack, file } = report;
  out.line(out.style('bold', stripControlCharacters(`${pack.name} ${pack.version ?? ''}`.trim())));
  const heading = [['File', file.path], ...(file.sha256 === undefined ? [] : [['SHA-256', file.sha256]])];
  const summary = summaryOf(report);
  const rows = [...heading, ...summary.map(({ label, text }) => [label, text])];
  for (const [index, line] of alignColumns(rows).entries()) {
    const tone = summary[index - heading.length]?.tone ?? 'plain';
    const text = stripControlCharacters(line).replaceAll('\n', ' ');
    out.line(tone === 'plain' ? text : out.style(styles[tone], text));
  }
}
