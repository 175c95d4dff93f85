import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { counted } from '../../shared/counted.js';
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
        : { tone: 'bad', text: `Validation found ${counted(errors, 'error')}` },
    summary: summaryOf(report),
    installsTitle: file.layout === 'upload' ? 'What will be installed' : 'What the pack holds',
    size: file.bytes?.toLocaleString('en'),
    files: file.files.map((one) => ({ ...one, size: one.bytes.toLocaleString('en') })),
    moreFindings: Math.max(0, validation.findings.length - mostFindings).toLocaleString('en'),
    hasMoreFindings: validation.findings.length > mostFindings,
    findings: worstFirst(validation.findings)
      .slice(0, mostFindings)
      .map(({ start, ...finding }) => ({
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

/** What a reader of a page goes through; a validation lists all. */
const mostFindings = 200;
const severities = ['error', 'warning', 'note'] as const;

/** Those first for which a tenant may refuse the pack. */
function worstFirst(findings: PackReport['validation']['findings']): PackReport['validation']['findings'] {
  const rank = ({ blocksInstallation, severity }: (typeof findings)[number]) =>
    blocksInstallation === undefined ? 1 + severities.indexOf(severity) : 0;
  return [...findings].sort((a, b) => rank(a) - rank(b));
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
