import type { Change } from './change.js';

export function codeChanges(noun: string, before: string, after: string): Change[] {
  if (withoutVersion(before) === withoutVersion(after)) return [];
  return [{ text: `Improved implementation of the ${noun}.`, breaking: false }];
}

/** The first line of a script names the version of its pack. */
function withoutVersion(script: string): string {
  return script.replace(/^(?:\/\/|###) pack version: .*\r?\n/, '').trim();
}
