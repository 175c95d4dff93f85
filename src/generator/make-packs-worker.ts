import { parentPort, workerData } from 'node:worker_threads';
import type { Runtime } from '../definition/runtime.js';
import type { ErrorCode } from '../shared/error-codes.js';
import { UserError } from '../shared/errors.js';
import { BuildError, type BuildProblem } from './build-error.js';
import { BuildReads } from './kept/build-reads.js';
import type { MadePacks } from './made-packs.js';
import { makePacks } from './make-packs.js';

/** What the thread is started with. */
export interface MakingJob {
  readonly root: string;
  readonly runtimes: readonly Runtime[];
}

/** The packs and the files that were read, or what is wrong with the project. */
export type MakingAnswer =
  | { readonly made: MadePacks; readonly files: readonly string[] | undefined }
  | { readonly summary: string; readonly findings: readonly BuildProblem[] }
  | { readonly code: ErrorCode; readonly message: string };

async function answer({ root, runtimes }: MakingJob): Promise<MakingAnswer> {
  const reads = new BuildReads();
  try {
    const made = await makePacks(root, runtimes, reads);
    return { made, files: reads.files };
  } catch (error) {
    if (error instanceof BuildError) return { summary: error.summary, findings: error.findings };
    if (error instanceof UserError) return { code: error.code, message: error.message };
    throw error;
  }
}

answer(workerData).then((message) => parentPort?.postMessage(message));
