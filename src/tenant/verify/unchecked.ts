import { QueryFailure } from '../client/query-failure.js';
import { RefusedError } from '../client/refused-error.js';
import { TenantError } from '../client/tenant-error.js';
import type { ProofFinding } from './proof-finding.js';

/**
 * The finding that something could not be asked, with the reason. Throws the error again when nothing can be asked of
 * the tenant: a wrong key, a redirect, no answer, or an interruption.
 */
export function unchecked(
  question: Pick<ProofFinding, 'question' | 'about' | 'query'>,
  error: unknown,
): ProofFinding {
  const reason = reasonFor(error);
  return {
    ...question,
    verdict: 'not checked',
    finding: reason.message,
    ...(reason.lasting ? { lasting: true } : {}),
  };
}

export function reasonFor(error: unknown): { readonly message: string; readonly lasting: boolean } {
  if (error instanceof QueryFailure) {
    return { message: error.message, lasting: ['license', 'role', 'quota'].includes(error.reason) };
  }
  if (error instanceof RefusedError) {
    if (error.reason === 'key' || error.reason === 'redirect') throw error;
    return { message: error.message, lasting: error.reason === 'license' || error.reason === 'role' };
  }
  if (error instanceof TenantError && error.code === 'unexpected-answer') {
    return { message: error.message, lasting: false };
  }
  throw error;
}
