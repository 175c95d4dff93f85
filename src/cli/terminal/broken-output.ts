import { fileProblem, hasCode } from '../../shared/file-problem.js';
import { exitCodes } from '../program/exit-code.js';

/**
 * Lets a command go on to its end when what it prints can't be written any more. A reader that has seen enough, such
 * as `head`, is no failure. Anything else is named once, and makes the process fail.
 */
export function surviveBrokenOutput({ stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>): void {
  stderr.on('error', () => {});
  let isNamed = false;
  stdout.on('error', (error: Error) => {
    if (hasCode(error, 'EPIPE') || isNamed) return;
    isNamed = true;
    stderr.write(
      `Error: The output is incomplete: ${fileProblem(error)}. Write it elsewhere, and run the command again.\n`,
    );
    process.once('exit', (code) => {
      if (code === exitCodes.done) process.exitCode = exitCodes.failed;
    });
  });
}
