import { join, relative } from 'node:path';
import { readReportInput } from '../../../report/read-report-input.js';
import { reportPack } from '../../../report/report-pack.js';
import { readResults } from '../../../report/results/read-results.js';
import { UserError } from '../../../shared/errors.js';
import { validate } from '../../../validation/validate.js';
import { resolvePackZip } from '../../pack-argument/resolve-pack-zip.js';
import type { CliContext } from '../../program/subcommand.js';
import { requireWritable, writeOutput } from './output-files.js';
import { printSummary } from './print-summary.js';

export interface ReportOptions {
  /** The zip or folder; undefined takes the zip that the build wrote. */
  readonly path: string | undefined;
  readonly html: string | undefined;
  readonly sbom: string | undefined;
  /** Files, separated by commas. */
  readonly results: string | undefined;
  readonly json: boolean;
}

/** Reports a pack, also one with errors: the report says so. Throws a UserError for input that cannot be used. */
export async function runReport(options: ReportOptions, { output, root }: CliContext): Promise<void> {
  const html = options.html === undefined ? undefined : { flag: '--html', file: options.html };
  const sbom = options.sbom === undefined ? undefined : { flag: '--sbom', file: options.sbom };
  const outputs = [html, sbom].filter((one) => one !== undefined);
  const path = options.path ?? relative(root, resolvePackZip(join(root, 'dist'), 'as the argument'));
  const resultFiles = listedFiles(options.results);
  requireWritable(outputs, [path, ...resultFiles], root);

  const results = await readResults(resultFiles, root);
  const { input, zip } = await readReportInput(path, root);
  const validation = await validate({ paths: [path], root });
  const shownPath = path.replaceAll('\\', '/');
  const report = reportPack({ input, zip, path: shownPath, validation, results, madeAt: new Date() });

  if (html !== undefined) {
    const { reportHtml } = await import('../../../report/html/report-html.js');
    await writeOutput(html, reportHtml(report), root);
  }
  if (sbom !== undefined)
    await writeOutput(sbom, `${JSON.stringify(report.billOfMaterials, null, 2)}\n`, root);
  if (options.json) output.out.verbatim(JSON.stringify(report, null, 2));
  else if (html === undefined) printSummary(report, output.out);
  for (const { file } of outputs) output.err.line(`Written: ${file}`);
}

function listedFiles(list: string | undefined): string[] {
  if (list === undefined) return [];
  const files = list.split(',').map((file) => file.trim());
  if (files.includes(''))
    throw new UserError(
      'command-line',
      `--results ${list} has a place without a file. Write one.json,two.json.`,
    );
  return files;
}
