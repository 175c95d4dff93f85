import { Worker } from 'node:worker_threads';
import type { Runtime } from '../definition/runtime.js';
import { UserError } from '../shared/errors.js';
import { programModule } from '../shared/package-folder.js';
import { BuildError } from './build-error.js';
import type { BuildReads } from './kept/build-reads.js';
import type { MadePacks } from './made-packs.js';
import type { MakingAnswer, MakingJob } from './make-packs-worker.js';

/**
 * Makes the pack of a project in a thread of its own: a compiler that is at work hears nothing, so the thread ends with
 * it when the signal is aborted. Throws a BuildError for a mistake in the project, and the reason of the signal.
 */
export async function makePacksAside(
  root: string,
  runtimes: readonly Runtime[],
  reads: BuildReads,
  signal: AbortSignal,
): Promise<MadePacks> {
  const answer = await answerOfThread({ root, runtimes }, signal);
  if ('findings' in answer) throw new BuildError(answer.summary, answer.findings);
  if ('code' in answer) throw new UserError(answer.code, answer.message);
  if (answer.files === undefined) reads.readElsewhere();
  else reads.add(answer.files);
  return answer.made;
}

async function answerOfThread(workerData: MakingJob, signal: AbortSignal): Promise<MakingAnswer> {
  signal.throwIfAborted();
  const worker = new Worker(programModule('generator', 'make-packs-worker.js'), { workerData, execArgv: [] });
  let stop = () => {};
  try {
    return await new Promise((resolve, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop);
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new BuildError('The definition of the pack ended the build.')));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
