import { inspect } from 'node:util';
import { harmless } from '../cortex/harmless.js';
import type { Terminal } from './output.js';

/**
 * Prints what went wrong and returns the exit code: 1 for what the user or a remote system caused, 2 for a defect of
 * this program. An error says whose turn it is in its property `blame`. What it quotes may come from a stranger's zip.
 */
export function reportFailure(error: unknown, terminal: Terminal, verbose: boolean): number {
  const expected =
    error instanceof Error && 'blame' in error && (error.blame === 'user' || error.blame === 'remote');
  if (expected) {
    terminal.line(`${terminal.style('red', 'Error:')} ${harmless(error.message)}`);
    if (verbose) terminal.line(terminal.style('dim', harmless(traceOf(error))));
    return 1;
  }
  terminal.line(`${terminal.style('red', 'Defect:')} This is a mistake in cortex-pack, not in your files.`);
  terminal.line('Please report it with the lines below.');
  terminal.line(harmless(traceOf(error)));
  return 2;
}

function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return inspect(error);
  const trace = error.stack ?? error.message;
  return error.cause === undefined ? trace : `${trace}\nCaused by: ${traceOf(error.cause)}`;
}
