import type { ErrorCode } from './error-codes.js';

/** Who can do something about a failure: the user, a remote system, or nobody but the authors of this program. */
export type ErrorOrigin = 'user' | 'remote' | 'defect';

/**
 * What users and remote systems cause: its message says what is wrong, where, why and what to do, and holds no secret.
 * Anything else that is thrown is a defect of this program. A subclass is for callers that treat it differently.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly origin: Exclude<ErrorOrigin, 'defect'>;

  constructor(
    readonly code: ErrorCode,
    message: string,
    { origin = 'user', ...options }: ErrorOptions & { readonly origin?: 'user' | 'remote' } = {},
  ) {
    super(message, options);
    this.origin = origin;
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
