import { parentPort } from 'node:worker_threads';
import { BuildError } from '../build-error.js';
import { type CheckedTypes, checkTypes, type TypeCheck } from './check-types.js';

/** Runs beside a build: checks types, one request after the other. */

parentPort?.on('message', ({ id, check }: { readonly id: number; readonly check: TypeCheck }) => {
  try {
    parentPort?.postMessage({ id, checked: checkTypes(check) });
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    const checked: CheckedTypes = { problems: error.findings, files: [] };
    parentPort?.postMessage({ id, checked });
  }
});
