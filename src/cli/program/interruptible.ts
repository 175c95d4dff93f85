import { interrupted } from '../../tenant/client/answer-explanation.js';

/** Works until it is done. Ctrl+C aborts the signal, whose reason is a TenantError that says so. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopped = new AbortController();
  const stop = () => stopped.abort(interrupted());
  process.once('SIGINT', stop);
  try {
    return await work(stopped.signal);
  } finally {
    process.removeListener('SIGINT', stop);
  }
}
