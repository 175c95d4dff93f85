import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { packageFile } from '../../shared/package-folder.js';
import type { PackReport } from '../pack-report.js';
import { summaryOf } from '../summary.js';
import { markdownHtml } from './markdown-html.js';

/** The report as one HTML page that loads nothing and needs no script. */
export function reportHtml(report: PackReport): string {
  const template = Handlebars.compile(templateFile('report.html.hbs'));
  return template({ ...report, ...shown(report), style: templateFile('report.css') });
}

function templateFile(name: string): string {
  return readFileSync(packageFile('templates', 'report', name), 'utf8');
}

/** What the page shows in other words than the facts have. */
function shown(report: PackReport): object {
  const { file, validation, billOfMaterials, readme } = report;
  const { errors } = validation.counts;
  return {
    verdict:
      errors === 0
        ? { tone: 'good', text: 'Validation found no errors' }
        : { tone: 'bad', text: `Validation found ${errors} ${errors === 1 ? 'error' : 'errors'}` },
    summary: summaryOf(report),
    size: file.bytes?.toLocaleString('en'),
    files: file.files.map((one) => ({ ...one, size: one.bytes.toLocaleString('en') })),
    findings: validation.findings.map(({ start, ...finding }) => ({
      ...finding,
      place: start === undefined ? finding.file : `${finding.file}:${start.line}:${start.column}`,
    })),
    results: report.results.map((result) => ({
      ...result,
      tone: tones[result.status],
      zipNote: result.zip === undefined ? undefined : zipNotes[result.zip],
    })),
    materials: billOfMaterials.components.filter(({ type }) => type !== 'file'),
    billFile: Buffer.from(JSON.stringify(billOfMaterials, null, 2)).toString('base64'),
    readmeHtml: readme === undefined ? '' : markdownHtml(readme),
    madeOn: report.madeAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'),
    shell: quoted(file.path),
  };
}

const tones = { passed: 'good', failed: 'bad', 'not run': '' } as const;
const zipNotes = {
  same: 'On this zip.',
  other: 'On another zip than this one.',
  unknown: 'Its file does not say on which zip.',
} as const;

/** A path as a word of a command line. */
function quoted(path: string): string {
  return /^[\w./:@%+,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
