import type { ErrorCode } from '../../shared/error-codes.js';
import { UserError } from '../../shared/errors.js';

/** What went wrong between this machine and a tenant. */
export class TenantError extends UserError {
  override readonly name: string = 'TenantError';

  constructor(code: ErrorCode, origin: 'user' | 'remote', message: string, options: ErrorOptions = {}) {
    super(code, message, { ...options, origin });
  }
}
