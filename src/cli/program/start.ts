import { programVersion } from '../../shared/program-version.js';
import { createOutput } from '../terminal/output.js';
import { runProgram } from './program.js';
import { subcommands } from './subcommands.js';

/** Runs a command line of this process, given without the program, and sets the exit code. */
export async function start(words: readonly string[]): Promise<void> {
  process.exitCode = await runProgram(
    { arguments: words, version: programVersion(), subcommands },
    { output: createOutput(process), root: process.cwd(), env: process.env },
  );
}
