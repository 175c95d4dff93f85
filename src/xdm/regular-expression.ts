import { RE2JS } from 're2js';
import { type Position, XqlError } from './xql-error.js';

/** A query has few patterns; a pattern that is taken from a field can be another one in every row. */
const keptPatterns = 100;

const compiled = new Map<string, RE2JS>();

/**
 * Compiles a pattern. XQL uses RE2 (documentation of its functions `regextract` and `replex`), which has neither
 * lookaround nor back references, and takes a time that grows with the text only: no pattern can hang the program.
 * Throws an XqlError for what RE2 does not take.
 */
export function regularExpression(pattern: string, at: Position): RE2JS {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const made = compile(pattern, at);
  if (compiled.size >= keptPatterns) compiled.clear();
  compiled.set(pattern, made);
  return made;
}

function compile(pattern: string, at: Position): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new XqlError(
      `${JSON.stringify(pattern)} is no regular expression of RE2, which XQL uses: ${why}.`,
      at,
    );
  }
}
