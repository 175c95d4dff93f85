import type { ErrorCode } from '../../shared/error-codes.js';
import { UserError } from '../../shared/errors.js';

/** A value of the instance form that is wrong. A form can show the message next to the field. */
export class ParameterError extends UserError {
  override readonly name = 'ParameterError';

  constructor(
    code: ErrorCode,
    message: string,
    /** The parameter that is wrong, or the first of several. */
    readonly parameter: string,
  ) {
    super(code, message);
  }
}
