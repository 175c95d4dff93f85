import { spawn } from 'node:child_process';
import type { Runtime } from '../../../definition/runtime.js';
import { BuildError } from '../../../generator/build-error.js';
import { programModule } from '../../../shared/package-folder.js';

const main = programModule('cli', 'main.js');

export interface ChildBuild {
  readonly root: string;
  readonly outDir: string;
  readonly runtime: Runtime;
  /** Ends the build. */
  readonly signal: AbortSignal;
}

/**
 * Builds the pack of a project in a process of its own, since modules that were loaded once stay as they were, and
 * gives the path of the zip. Throws a BuildError with what the build printed.
 */
export async function buildInChild({ root, outDir, runtime, signal }: ChildBuild): Promise<string> {
  const words = [main, 'build', '--out', outDir, '--runtime', runtime, '--json'];
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], signal });
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text;
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  if (code !== 0) throw new BuildError(printed.err.trim().replace(/^Error: /, '') || 'The build was ended.');
  const { zip }: { zip: { file: string } } = JSON.parse(printed.out);
  return zip.file;
}
