/** What Node.js says of a package or a module of one that is not there. */
const missing = /^Cannot find (?:module|package) '((?![./\\]|[A-Za-z]:[\\/])[^']+)'/;

/**
 * A sentence about a package without which this program cannot run; undefined for an error that is about none. Native
 * packages differ by system, and npm is known to leave some out (github.com/npm/cli/issues/4828).
 */
export function missingPackageSentence(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const [, name] = missing.exec(error.message) ?? [];
  if (name === undefined) return missingPackageSentence(error.cause);
  return `The package ${name} is not installed, and cortex-pack needs it. Remove the folder node_modules, and run \`npm install\` again on this machine, without \`--omit=optional\`. If it is missing again, remove package-lock.json, too: it may have been made on another system.`;
}
