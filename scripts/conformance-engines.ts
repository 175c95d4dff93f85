import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { reportFailure } from '#src/cli/program/report-failure.js';
import { createOutput } from '#src/cli/terminal/output.js';
import { buildPack } from '#src/generator/build.js';
import { installPack } from '#src/simulator/install/install-pack.js';
import type { InstalledIntegration } from '#src/simulator/install/installed-integration.js';
import { findDuktape } from '../test/engines/duktape.js';
import { MissingProgram, NoSuchScenario } from '../test/engines/failures.js';
import { buildGoEngines } from '../test/engines/go-engines.js';
import { type Evaluator, evaluatorOf, judgePureParts } from '../test/engines/judge-pure-parts.js';
import { judgeScenarios } from '../test/engines/judge-scenarios.js';
import { judgeSpeed } from '../test/engines/judge-speed.js';
import { openLocalCortex } from '../test/engines/local-cortex.js';
import { scenarios } from '../test/engines/scenarios/index.js';
import { Tally } from '../test/engines/tally.js';
import { writeResult } from './check-result.js';

/**
 * Runs the built pack in the engines that servers embed, and compares with the local Cortex.
 * With a text, only the scenarios whose names contain it, and nothing else. `--results <file>` writes the result of all for
 * `cortex-pack report`.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'build', 'engines');
const { out, err } = createOutput(process);
const {
  values: { results },
  positionals: [wanted],
} = parseArgs({ options: { results: { type: 'string' } }, allowPositionals: true });
const chosen = scenarios.filter(({ name }) => wanted === undefined || name.includes(wanted));
const tally = new Tally((line) => out.line(line));
const missing: MissingProgram[] = [];
const reference = openLocalCortex();

try {
  await judge();
  out.line(`\n${tally.table()}`);
  if (tally.dissents.length > 0) await writeDissents();
  for (const { message } of missing) err.line(`\n${message}`);
  process.exitCode = tally.dissents.length > 0 || missing.length > 0 ? 1 : 0;
} catch (error) {
  process.exitCode = reportFailure(error, err, false);
} finally {
  await reference.close();
}

async function judge(): Promise<void> {
  if (wanted !== undefined && chosen.length === 0) throw new NoSuchScenario(wanted);
  tally.progress('Building the pack');
  const building = buildGoEngines(folder, (name) => tally.progress(`Building ${name}`));
  const [{ integration, sha256 }, engines] = await Promise.all([
    buildIntegration(),
    unlessMissing(building, []),
  ]);
  await judgeScenarios(chosen, integration, reference, engines, tally);
  if (wanted !== undefined) return;
  const evaluators: Evaluator[] = await unlessMissing(
    findDuktape().then((duktape) => [duktape]),
    [],
  );
  await judgePureParts(root, reference, [...engines.map(evaluatorOf), ...evaluators], tally);
  await judgeSpeed(integration, reference, engines, tally);
  if (results !== undefined) writeResult(results, conclusion(results, sha256));
}

function conclusion(file: string, sha256: string): Parameters<typeof writeResult>[1] {
  const differences = tally.dissents.length;
  const without = missing.length === 0 ? '' : ' Not all engines were there.';
  return {
    check: 'conformance-engines',
    passed: differences === 0 && missing.length === 0,
    summary: `${scenarios.length} scenarios in each engine: ${differences === 0 ? 'no difference' : `${differences} differences`} from the local Cortex.${without}`,
    command: `npm run conformance:engines -- --results ${file}`,
    zips: [sha256],
  };
}

async function buildIntegration(): Promise<{
  readonly integration: InstalledIntegration;
  readonly sha256: string;
}> {
  const { zip } = await buildPack({ root, outDir: join(root, 'dist'), runtimes: ['server'] });
  const [integration] = installPack(zip.file).integrations;
  if (integration === undefined) throw new Error(`There is no integration in ${zip.file}.`);
  return { integration, sha256: zip.sha256 };
}

/** Goes on without the part whose program is missing, and remembers it. */
async function unlessMissing<T>(found: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (!(error instanceof MissingProgram)) throw error;
    missing.push(error);
    return otherwise;
  }
}

async function writeDissents(): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'differences.json'), `${JSON.stringify(tally.dissents, null, 2)}\n`);
  out.line('\nAll differences are in build/engines/differences.json.');
}
