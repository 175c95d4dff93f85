import { runtimes } from '../../../definition/runtime.js';
import { type BuildResult, buildPack } from '../../../generator/build.js';
import { UserError } from '../../../shared/errors.js';
import type { BuildAnswer, BuildQuestion } from './resident-build.js';

/** A process that builds a pack whenever it is asked to, and knows what it read and compiled before. */

process.on('message', (question: BuildQuestion) => {
  void answerTo(question).then((answer) => process.send?.(answer));
});
process.once('disconnect', () => process.exit());

async function answerTo({ id, root, outDir }: BuildQuestion): Promise<BuildAnswer> {
  try {
    return { id, zips: zipsOf(await buildPack({ root, outDir, runtimes })) };
  } catch (error) {
    if (error instanceof UserError) return { id, problem: error.message };
    return { id, defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function zipsOf(built: BuildResult): Record<string, string> {
  return Object.fromEntries([built, ...built.alternatives].map(({ runtime, zip }) => [runtime, zip.file]));
}
