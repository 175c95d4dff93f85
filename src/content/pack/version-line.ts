import type { ScriptCode } from '../content-format.js';

/** The code with the pack's version in the first line, for whoever reads it in the tenant's editor. */
export function withVersion(
  version: string,
  { comment, unified }: Pick<ScriptCode, 'comment' | 'unified'>,
): string {
  return `${comment} pack version: ${version}\n${unified}`;
}
