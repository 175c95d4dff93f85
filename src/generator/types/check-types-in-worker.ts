import { Worker } from 'node:worker_threads';
import { programModule } from '../../shared/package-folder.js';
import type { CheckedTypes, TypeCheck } from './check-types.js';

/** What a check of the types finds. It runs in a thread of its own, which stays for the next build of the process. */
export function checkTypesInWorker(check: TypeCheck): Promise<CheckedTypes> {
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
  readonly resolve: (checked: CheckedTypes) => void;
  readonly reject: (error: unknown) => void;
}

let started: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

function startedWorker(): Worker {
  if (started !== undefined) return started;
  const worker = new Worker(programModule('generator', 'types', 'type-check-worker.js'), { execArgv: [] });
  worker.on('message', ({ id, checked }: { id: number; checked: CheckedTypes }) => {
    waiting.get(id)?.resolve(checked);
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
