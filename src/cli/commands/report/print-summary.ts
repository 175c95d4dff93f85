import type { PackReport } from '../../../report/pack-report.js';
import { summaryOf } from '../../../report/summary.js';
import { stripControlCharacters } from '../../../shared/control-characters.js';
import type { Terminal } from '../../terminal/output.js';
import { printFacts } from '../../terminal/table.js';

const styles = { good: 'green', bad: 'red', attention: 'yellow' } as const;

/** A report in a few lines. */
export function printSummary(report: PackReport, out: Terminal): void {
  const { pack, file } = report;
  out.line(out.style('bold', stripControlCharacters(`${pack.name} ${pack.version ?? ''}`.trim())));
  const rows = [
    { label: 'File', text: file.path, tone: 'plain' as const },
    ...(file.sha256 === undefined ? [] : [{ label: 'SHA-256', text: file.sha256, tone: 'plain' as const }]),
    ...summaryOf(report),
  ];
  printFacts(
    rows.map(({ label, text }) => [label, stripControlCharacters(text).replaceAll('\n', ' ')]),
    out,
    {
      paint: (text, index) => {
        const tone = rows[index]?.tone ?? 'plain';
        return tone === 'plain' ? text : out.style(styles[tone], text);
      },
    },
  );
}
