/** The first line of every script that a build compiled. It tells readers, and tells such packs from others. */
export const compiledScriptMark =
  '// Compiled from TypeScript by cortex-pack. Change the sources, not this script.';
