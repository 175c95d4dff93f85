import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json } from '#src/shared/json.js';
import type { Outcome, ScriptCall } from '#src/simulator/sandbox/execute-script.js';
import { entriesOf, isErrorEntry, type WarRoomEntry } from '#src/simulator/war-room/war-room-entry.js';

/** One command for the Python process. */
export interface PlatformJob extends ScriptCall {
  readonly brand: string;
  readonly instance: string;
  readonly timeLimitSeconds: number;
  /** Whether waits take no real time. */
  readonly virtualTime: boolean;
  /** Whether requests are calls, too, and go to no socket. */
  readonly virtualNetwork: boolean;
  /** Whether a user runs the command with debug-mode=true. */
  readonly debug?: boolean;
}

/** What the Python process says. */
export type PlatformMessage =
  | { readonly call: string; readonly args: readonly Json[] }
  | { readonly end: PlatformEnd; readonly nodePeakKilobytes: number };

export type PlatformEnd =
  | { readonly results: readonly Json[] }
  | { readonly killed: true }
  | { readonly crashed: string };

export type PlatformReply =
  | { readonly value: unknown }
  | { readonly error: string }
  | { readonly killed: true };

/** The domain of the tenant: the platform's helper sends to this name with `api-` before it. */
export const platformDomain = 'tenant.example';

/** The path of the Python on this machine: the search path of a container is another one. */
export const python = execFileSync(
  process.env.PYTHON ?? 'python3',
  ['-c', 'import sys; print(sys.executable)'],
  {
    encoding: 'utf8',
  },
).trim();
export const pythonArguments: readonly string[] = [
  '-B',
  fileURLToPath(new URL('platform/run.py', import.meta.url)),
];

/** The clock of a container under test, which reads it from a file. */
export class ClockFile {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cortex-pack-clock-'));
  readonly #file = join(this.#folder, 'now');

  set(milliseconds: number): void {
    writeFileSync(this.#file, String(Math.floor(milliseconds)));
  }

  /** What makes Node.js in the container look there. */
  get environment(): { readonly [name: string]: string } {
    const preload = fileURLToPath(new URL('virtual-clock.cjs', import.meta.url));
    return {
      VIRTUAL_CLOCK_FILE: this.#file,
      NODE_OPTIONS: `--require "${preload.replaceAll('\\', '\\\\')}"`,
    };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The variables of the container: the Node.js of CONTAINER_NODE goes first, or that of this process. */
export function containerEnvironment(more: { readonly [name: string]: string } = {}): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _ofThisProcess, ...inherited } = process.env;
  const node = process.env.CONTAINER_NODE ?? process.execPath;
  const path = [dirname(node), process.env.PATH ?? ''].join(delimiter);
  return { ...inherited, PATH: path, NO_PROXY: '127.0.0.1', ...more };
}

/** What the server makes of the results that the integration handed in. */
export function outcomeOf(end: PlatformEnd): Outcome {
  if ('killed' in end) return { error: { message: 'killed' }, entries: [] };
  if ('crashed' in end) throw new Error(`The Python code crashed:\n${end.crashed}`);
  const [first, ...others] = end.results;
  const entries: WarRoomEntry[] = end.results.flatMap((result) => entriesOf(result));
  const failed = entries.find(isErrorEntry);
  if (failed !== undefined) return { error: { message: String(failed.Contents) }, entries };
  return first === undefined || others.length > 0 ? { entries } : { result: first, entries };
}
