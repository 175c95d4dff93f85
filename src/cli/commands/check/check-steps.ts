import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runtimes } from '../../../definition/runtime.js';
import { type BuildResult, buildPack } from '../../../generator/build.js';
import { formatProblem } from '../../../generator/build-error.js';
import { loadPack } from '../../../generator/load/load-pack.js';
import { requireProject } from '../../../generator/load/project.js';
import { checkTypes } from '../../../generator/types/check-types.js';
import { UserError } from '../../../shared/errors.js';
import { programVersion } from '../../../shared/program-version.js';
import { countFindings } from '../../../validation/finding.js';
import { formatText } from '../../../validation/reporters/text.js';
import type { TextTarget } from '../../../validation/reporters/text-target.js';
import { validate } from '../../../validation/validate.js';
import { failedExamples, runPackExamples } from '../rules/pack-examples.js';

/** What came of a step. */
export interface StepOutcome {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly milliseconds: number;
  /** What a step found, or why it was skipped; each a text of one or more lines. */
  readonly details: readonly string[];
}

/** Runs the steps of a check one after the other. A step is skipped when another one before has made it meaningless. */
export async function* checkSteps(root: string, target: TextTarget): AsyncGenerator<StepOutcome> {
  let isBuildable = true;
  let built: BuildResult | undefined;
  const skipped = (name: string, reason: string): StepOutcome => ({
    ...{ name, outcome: 'skipped', milliseconds: 0, details: [reason] },
  });

  yield await step('types', async () => {
    isBuildable = false;
    requireProject(root);
    const checked = await Promise.all([
      checkTypes({ tsconfig: join(root, 'tsconfig.json'), world: 'local' }),
      checkTypes({ tsconfig: join(root, 'tsconfig.cortex.json'), world: 'cortex' }),
    ]);
    const problems = checked.flatMap((world) => world.problems);
    // What is wrong with a test does not keep the pack from being built.
    isBuildable = problems.every(({ place }) => place?.file.startsWith('test/') === true);
    // Both worlds read the definition.
    return [...new Set(problems.map((problem) => formatProblem(problem)))];
  });

  if (isBuildable) {
    yield await step('build', async () => {
      built = await buildPack({ root, outDir: resolve(root, 'dist'), runtimes });
      return [];
    });
  } else yield skipped('build', 'Nothing is built until the types are right.');

  if (built === undefined) {
    yield skipped('validate', 'Nothing was built.');
    yield skipped('rules', 'Nothing was built.');
    return;
  }
  const { zip, ...builds } = built;
  const all = [{ zip, ...builds }, ...built.alternatives];

  yield await step('validate', async () => {
    const paths = all.flatMap(({ sourcePack, zip: { file } }) => [sourcePack.folder, file]);
    const report = { ...(await validate({ paths, root })), version: programVersion() };
    return countFindings(report.findings).errors === 0 ? [] : [formatText(report, target).join('\n')];
  });

  const pack = await loadPack(root);
  const { modelingRules = [], correlationRules = [] } = pack;
  if (modelingRules.length + correlationRules.length === 0) yield skipped('rules', 'The pack has no rules.');
  else {
    yield await step('rules', async () =>
      failedExamples(runPackExamples(pack, await readFile(zip.file))).map(
        ({ rule, description, problems }) => `${rule}: ${description}\n    ${problems.join('\n    ')}`,
      ),
    );
  }
}

async function step(name: string, run: () => Promise<readonly string[]>): Promise<StepOutcome> {
  const started = performance.now();
  const details = await run().catch((error: unknown) => {
    if (error instanceof UserError) return [error.message];
    throw error;
  });
  return {
    name,
    outcome: details.length === 0 ? 'passed' : 'failed',
    milliseconds: Math.round(performance.now() - started),
    details,
  };
}
