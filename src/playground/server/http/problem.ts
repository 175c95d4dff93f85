import type { Problem } from '../../protocol.js';

const defect =
  'This is a mistake in cortex-pack, not in your pack. The terminal that it was started in shows the details.';

/** What the page may know of anything that was thrown. Nothing of a defect: its message was not made to be shown. */
export function problemOf(error: unknown): Problem {
  if (!isExpected(error)) return { blame: 'defect', message: defect };
  const { blame, message, reason, parameter, position } = error;
  return {
    blame,
    message: typeof reason === 'string' ? reason : message,
    ...(typeof parameter === 'string' ? { parameter } : {}),
    ...(isPosition(position) ? { position } : {}),
  };
}

interface ExpectedError extends Error {
  readonly blame: 'user' | 'remote';
  readonly reason?: unknown;
  readonly parameter?: unknown;
  readonly position?: unknown;
}

/** An error says whose turn it is in its property `blame`. */
function isExpected(error: unknown): error is ExpectedError {
  return error instanceof Error && 'blame' in error && (error.blame === 'user' || error.blame === 'remote');
}

function isPosition(value: unknown): value is { line: number; column: number } {
  return typeof value === 'object' && value !== null && 'line' in value && 'column' in value;
}
