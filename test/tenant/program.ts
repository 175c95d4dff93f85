import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../build/src/cli/main.js', import.meta.url));

export type Environment = Readonly<Record<string, string>>;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<Ended>;
}

/** Starts the real program in a folder, with nothing of this process's environment but what Node needs. */
export function startProgram(words: readonly string[], cwd: string, env: Environment = {}): Running {
  const { PATH = '', SystemRoot = '' } = process.env;
  const child = spawn(process.execPath, [main, ...words], {
    cwd,
    env: { PATH, ...(SystemRoot === '' ? {} : { SystemRoot }), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { process: child, ended };
}

export function runProgram(words: readonly string[], cwd: string, env: Environment = {}): Promise<Ended> {
  return startProgram(words, cwd, env).ended;
}
