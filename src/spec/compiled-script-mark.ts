/** The first line of every script that a build compiled. It tells readers, and tells such packs from others. */
export function compiledScriptMark(version: string): string {
  return `// Compiled from TypeScript by cortex-pack ${version}. Change the sources, not this script.`;
}

/** In older scripts without a version. */
const mark =
  /\/\/ Compiled from TypeScript by cortex-pack(?: (\S+))?\. Change the sources, not this script\./;

/** Whether a build compiled the script, which may lie in a Python program. */
export function isCompiledScript(text: string): boolean {
  return mark.test(text);
}

/** The version of this program that compiled a script, as far as it says so. */
export function compiledByVersion(text: string): string | undefined {
  return mark.exec(text)?.[1];
}
