import { inspect } from 'node:util';
import { stripControlCharacters } from '../../shared/control-characters.js';
import type { Terminal } from '../terminal/output.js';
import { defect, failureOf } from './command-failure.js';
import { exitCodes } from './exit-code.js';

/** Prints what went wrong and returns the exit code. What it quotes may come from an untrusted zip. */
export function reportFailure(error: unknown, terminal: Terminal, verbose: boolean): number {
  const { code, message } = failureOf(error);
  if (code === defect) {
    terminal.line(`${terminal.style('red', 'Defect:')} This is a mistake in cortex-pack, not in your files.`);
    terminal.line('Please report it with the lines below.');
    terminal.line(stripControlCharacters(traceOf(error)));
    return exitCodes.defect;
  }
  const label =
    code === 'not-verified' ? terminal.style('yellow', 'Not verified:') : terminal.style('red', 'Error:');
  terminal.line(`${label} ${stripControlCharacters(message)}`);
  if (verbose)
    terminal.line(terminal.style('dim', stripControlCharacters(`Code: ${code}\n${traceOf(error)}`)));
  return exitCodeOf(code);
}

function exitCodeOf(code: string): number {
  if (code === 'not-verified') return exitCodes.notVerified;
  return code === 'content-refused' ? exitCodes.contentRefused : exitCodes.failed;
}

function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return inspect(error);
  const trace = error.stack ?? error.message;
  return error.cause === undefined ? trace : `${trace}\nCaused by: ${traceOf(error.cause)}`;
}
