import { inspect } from 'node:util';
import { UserError } from '../../shared/errors.js';
import { fileProblemSentence } from '../../shared/file-problem.js';
import { missingPackageSentence } from './missing-package.js';

/** What went wrong, for programs: the same as people read on the standard error. */
export interface CommandFailure {
  readonly code: string;
  readonly message: string;
}

/** The code of a mistake in this program. */
export const defect = 'defect';

/** All but a UserError, a file that the system refuses, and an installation that is not whole, is a defect of this program. */
export function failureOf(error: unknown): CommandFailure {
  if (error instanceof UserError) return { code: error.code, message: error.message };
  const aboutFile = fileProblemSentence(error);
  if (aboutFile !== undefined) return { code: 'file', message: aboutFile };
  const aboutPackage = missingPackageSentence(error);
  if (aboutPackage !== undefined) return { code: 'installation', message: aboutPackage };
  return { code: defect, message: error instanceof Error ? error.message : inspect(error) };
}
