import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { reportFailure } from '#src/cli/program/report-failure.js';
import { createOutput } from '#src/cli/terminal/output.js';
import { failingsOf } from '../test/conformance/failings.js';
import { judgeProject } from '../test/conformance/judge-project.js';
import { installKit } from '../test/conformance/kit.js';
import { renderPage, saysTheSame } from '../test/conformance/page.js';
import { writeResult } from './check-result.js';

/**
 * Gives the built packs, and mistakes made in them, to the official development kit, and writes down what it says.
 * With a text, only the mistakes whose names contain it, and nothing is written. `--results <file>` writes the result of all
 * for `cortex-pack report`.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs', 'sdk-conformance.md');
const { out, err } = createOutput(process);
const {
  values: { results },
  positionals: [wanted],
} = parseArgs({ options: { results: { type: 'string' } }, allowPositionals: true });
const progress = (what: string) => out.line(`${what} ...`);
const work = await mkdtemp(join(tmpdir(), 'cortex-pack-conformance-'));

try {
  const kit = await installKit(join(root, 'build', 'conformance-sdk'), progress);
  const report = await judgeProject({ kit, dist: join(root, 'dist'), work, wanted, progress });
  const failings = failingsOf(report);
  for (const failing of failings) err.line(failing);
  const mistakes = report.faultGroups.flatMap(({ verdicts }) => verdicts).length;
  out.line(`\n${report.packs.length} packs, ${report.checks.ran.length} checks, ${mistakes} mistakes.`);
  out.line(failings.length === 0 ? 'The official kit agrees.' : `${failings.length} reasons to fail.`);
  if (wanted === undefined) await writePage(renderPage(report));
  if (wanted === undefined && results !== undefined)
    writeResult(results, {
      check: 'conformance-sdk',
      passed: failings.length === 0,
      summary: `demisto-sdk ${report.kitVersion}, ${report.packs.length} packs, ${report.checks.ran.length} checks, ${mistakes} mistakes: ${failings.length === 0 ? 'the kit agrees' : `${failings.length} reasons to fail`}.`,
      command: `npm run conformance:sdk -- --results ${results}`,
      zips: await zipsIn(join(root, 'dist')),
    });
  process.exitCode = failings.length === 0 ? 0 : 1;
} catch (error) {
  process.exitCode = reportFailure(error, err, false);
} finally {
  await rm(work, { recursive: true, force: true });
}

/** The SHA-256 of the zips of the build. */
async function zipsIn(dist: string): Promise<string[]> {
  const zips = (await readdir(dist)).filter((name) => name.endsWith('.zip'));
  return Promise.all(
    zips.map(async (name) =>
      createHash('sha256')
        .update(await readFile(join(dist, name)))
        .digest('hex'),
    ),
  );
}

/** Times differ each time: they alone are no reason to change the page. */
async function writePage(text: string): Promise<void> {
  const before = await readFile(page, 'utf8').catch(() => '');
  if (!saysTheSame(before, text)) await writeFile(page, text);
  out.line('All of it is in docs/sdk-conformance.md.');
}
