import type { ErrorCode } from '../../shared/error-codes.js';
import { UserError } from '../../shared/errors.js';

export interface ParameterProblem {
  readonly parameter: string;
  /** What is wrong with it, for a reader who sees its field. */
  readonly message: string;
}

/** Values of the instance form that are wrong. A form can show each message next to its field. */
export class ParameterError extends UserError {
  override readonly name = 'ParameterError';

  constructor(
    code: ErrorCode,
    message: string,
    readonly problems: readonly ParameterProblem[],
  ) {
    super(code, message);
  }
}
