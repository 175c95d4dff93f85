import { RE2JS } from 're2js';
import type { Position } from '../../shared/position.js';
import { XqlError } from './xql-error.js';

/** A query has few patterns; a pattern that is taken from a field can be another one in every row. */
const keptPatterns = 100;

const compiled = new Map<string, RE2JS>();

/**
 * Compiles a pattern. XQL uses RE2 (documentation of its functions `regextract` and `replex`), which has neither
 * lookaround nor back references, and takes a time that grows with the text only: no pattern can hang the program.
 * Throws TypeError for what RE2 does not take.
 */
export function compilePattern(pattern: string, caseSensitive = false): RE2JS {
  const key = `${caseSensitive} ${pattern}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const made = compile(pattern, caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
  if (compiled.size >= keptPatterns) compiled.clear();
  compiled.set(key, made);
  return made;
}

function compile(pattern: string, flags: number): RE2JS {
  try {
    return RE2JS.compile(pattern, flags);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TypeError(
      `${JSON.stringify(pattern)} is no regular expression of RE2, which XQL uses: ${why}.`,
    );
  }
}

/** The same with the place of the pattern in the query. Throws XqlError. */
export function patternAt(pattern: string, at: Position, caseSensitive?: boolean): RE2JS {
  try {
    return compilePattern(pattern, caseSensitive);
  } catch (error) {
    if (error instanceof TypeError) throw new XqlError(error.message, at);
    throw error;
  }
}
