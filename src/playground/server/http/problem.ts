import { UserError } from '../../../shared/errors.js';
import { ParameterError } from '../../../simulator/instance/parameter-error.js';
import { XqlError } from '../../../xql/evaluator/xql-error.js';
import type { CallProblem } from '../../protocol.js';

const defect =
  'This is a mistake in cortex-pack, not in your pack. The terminal that it was started in shows the details.';

/** What the page may know of anything that was thrown. Nothing of a defect: its message was not made to be shown. */
export function problemOf(error: unknown): CallProblem {
  if (!(error instanceof UserError)) return { origin: 'defect', message: defect };
  const { origin, message } = error;
  if (error instanceof XqlError) return { origin, message: error.reason, position: error.position };
  return { origin, message, ...(error instanceof ParameterError ? { parameter: error.parameter } : {}) };
}
