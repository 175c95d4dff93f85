import { UserError } from '../../../shared/errors.js';
import { ParameterError } from '../../../simulator/instance/parameter-error.js';
import { XqlError } from '../../../xql/evaluator/xql-error.js';
import type { CallProblem, FieldProblem } from '../../protocol.js';
import { InstanceNameError } from '../configure/instance-name.js';

const defect =
  'This is a mistake in cortex-pack, not in your pack. The terminal that it was started in shows the details.';

/** What the page may know of anything that was thrown. Nothing of a defect: its message was not made to be shown. */
export function problemOf(error: unknown): CallProblem {
  if (!(error instanceof UserError)) return { origin: 'defect', message: defect };
  const { origin, message } = error;
  if (error instanceof XqlError) return { origin, message: error.reason, position: error.position };
  const fields = fieldProblemsOf(error);
  return { origin, message, ...(fields.length > 0 ? { fields } : {}) };
}

function fieldProblemsOf(error: UserError): readonly FieldProblem[] {
  if (error instanceof ParameterError) return error.problems;
  return error instanceof InstanceNameError ? [{ message: error.message }] : [];
}
