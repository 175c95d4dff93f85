import { inspect } from 'node:util';
import { stripControlCharacters } from '../../shared/control-characters.js';
import type { Terminal } from '../terminal/output.js';
import { exitCodes } from './exit-code.js';

/**
 * Prints what went wrong and returns the exit code. An error says in its property `blame` whether the user or a remote
 * system caused it. What it quotes may come from a stranger's zip.
 */
export function reportFailure(error: unknown, terminal: Terminal, verbose: boolean): number {
  const expected =
    error instanceof Error && 'blame' in error && (error.blame === 'user' || error.blame === 'remote');
  if (expected) {
    const notVerified = 'code' in error && error.code === 'not-verified';
    const label = notVerified ? terminal.style('yellow', 'Not verified:') : terminal.style('red', 'Error:');
    terminal.line(`${label} ${stripControlCharacters(error.message)}`);
    if (verbose) terminal.line(terminal.style('dim', stripControlCharacters(traceOf(error))));
    return exitCodeOf(error);
  }
  terminal.line(`${terminal.style('red', 'Defect:')} This is a mistake in cortex-pack, not in your files.`);
  terminal.line('Please report it with the lines below.');
  terminal.line(stripControlCharacters(traceOf(error)));
  return exitCodes.defect;
}

function exitCodeOf(error: Error): number {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'not-verified') return exitCodes.notVerified;
  return code === 'content-refused' ? exitCodes.contentRefused : exitCodes.failed;
}

function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return inspect(error);
  const trace = error.stack ?? error.message;
  return error.cause === undefined ? trace : `${trace}\nCaused by: ${traceOf(error.cause)}`;
}
