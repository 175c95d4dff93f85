import { messageOf, UserError } from '../../shared/errors.js';
import { fileProblemSentence } from '../../shared/file-problem.js';

/** What went wrong, for programs: the same as people read on the standard error. */
export interface CommandFailure {
  readonly code: string;
  readonly message: string;
}

/** All but a UserError, and a file that the system refuses, is a defect of this program. */
export function failureOf(error: unknown): CommandFailure {
  if (error instanceof UserError) return { code: error.code, message: error.message };
  const aboutFile = fileProblemSentence(error);
  if (aboutFile !== undefined) return { code: 'file', message: aboutFile };
  return { code: 'defect', message: messageOf(error) };
}
