import type { Failure } from '../values/failure.js';

/** A wrong setting, and what may work later, ends the run; another refusal is about the events of one stream. */
export function concernsAll({ transient, failureKind }: Failure): boolean {
  return transient || failureKind === 'configuration';
}
