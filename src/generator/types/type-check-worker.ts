import { parentPort } from 'node:worker_threads';
import { BuildError } from '../build-error.js';
import { type TypeCheck, typeProblems } from './type-problems.js';

/** Runs beside a build: checks types, one request after the other. */

parentPort?.on('message', ({ id, check }: { readonly id: number; readonly check: TypeCheck }) => {
  try {
    parentPort?.postMessage({ id, problems: typeProblems(check) });
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    parentPort?.postMessage({ id, problems: error.findings });
  }
});
