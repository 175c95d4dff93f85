import { Worker } from 'node:worker_threads';
import { programModule } from '../../shared/package-folder.js';
import type { BuildProblem } from '../build-error.js';
import type { TypeCheck } from './type-problems.js';

/** What is wrong with the types. It is found in a thread of its own, which stays for the next build of the process. */
export function checkTypesInWorker(check: TypeCheck): Promise<readonly BuildProblem[]> {
  const worker = startedWorker();
  lastId += 1;
  const id = lastId;
  worker.ref();
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, check });
  });
}

interface Waiting {
  readonly resolve: (problems: readonly BuildProblem[]) => void;
  readonly reject: (error: unknown) => void;
}

let started: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

function startedWorker(): Worker {
  if (started !== undefined) return started;
  const worker = new Worker(programModule('generator', 'types', 'type-check-worker.js'), { execArgv: [] });
  worker.on('message', ({ id, problems }: { id: number; problems: readonly BuildProblem[] }) => {
    waiting.get(id)?.resolve(problems);
    waiting.delete(id);
    // Nothing else keeps the process.
    if (waiting.size === 0) worker.unref();
  });
  worker.on('error', (error) => {
    started = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  started = worker;
  return worker;
}
