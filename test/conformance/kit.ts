import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { KitFailure, KitInstallFailure, MissingProgram } from './failures.js';

const execute = promisify(execFile);
const outputBytes = 64 * 1024 * 1024;

const pins = ['requirements.txt', 'constraints.txt'].map((name) => ({
  name,
  file: fileURLToPath(new URL(name, import.meta.url)),
}));

/** Nobody answers there: the kit cannot ask the network and take silence for consent. */
const nowhere = 'http://127.0.0.1:9';

/** The official development kit, installed. */
export interface Kit {
  readonly version: string;
  readonly python: string;
  /** What its processes are to see. Logs go to the folder of the kit. */
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Installs the pinned kit into a virtual environment below a folder, unless it is there already. Throws MissingProgram
 * where there is no Python 3.11, and KitInstallFailure where pip gets no packages.
 */
export async function installKit(folder: string, progress: (what: string) => void): Promise<Kit> {
  const installed = await installedKit(folder);
  if (installed !== undefined) return installed;
  progress('Installing the official development kit, which takes some minutes once');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await createEnvironment(join(folder, 'venv'));
  const kit = await kitIn(folder);
  await installPackages(kit.python);
  await writeFile(stampIn(folder), await wantedPackages());
  return kit;
}

/** The pinned kit below a folder, where it is installed. */
export async function installedKit(folder: string): Promise<Kit | undefined> {
  const stamp = await readFile(stampIn(folder), 'utf8').catch(() => '');
  return stamp === (await wantedPackages()) ? kitIn(folder) : undefined;
}

async function kitIn(folder: string): Promise<Kit> {
  const venv = join(folder, 'venv');
  const python =
    process.platform === 'win32' ? join(venv, 'Scripts', 'python.exe') : join(venv, 'bin', 'python');
  return { version: pinnedVersion(await wantedPackages()), python, environment: environmentOf(folder) };
}

function stampIn(folder: string): string {
  return join(folder, 'installed.txt');
}

async function wantedPackages(): Promise<string> {
  return (await Promise.all(pins.map(({ file }) => readFile(file, 'utf8')))).join('\n');
}

function pinnedVersion(wanted: string): string {
  return /^demisto-sdk==(\S+)$/m.exec(wanted)?.[1] ?? '';
}

async function createEnvironment(venv: string): Promise<void> {
  const tried = process.platform === 'win32' ? ['py -3.11', 'python'] : ['python3.11', 'python3'];
  let last: unknown;
  for (const candidate of tried) {
    const [program = '', ...args] = candidate.split(' ');
    try {
      const { stdout } = await execute(program, [...args, '-c', 'import sys; print(sys.version_info[:2])']);
      if (stdout.trim() !== '(3, 11)') continue;
      await execute(program, [...args, '-m', 'venv', venv]);
      return;
    } catch (error) {
      last = error;
    }
  }
  throw new MissingProgram(
    `Python 3.11 with its module venv (tried: ${tried.join(', ')})`,
    'install Python 3.11 from python.org or from the packages of your system (python3.11 and python3.11-venv of Debian and Ubuntu)',
    { cause: last },
  );
}

async function installPackages(python: string): Promise<void> {
  const [requirements, constraints] = pins.map(({ file }) => file);
  const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  try {
    await execute(python, [...args, '-r', requirements ?? '', '-c', constraints ?? ''], {
      maxBuffer: outputBytes,
    });
  } catch (error) {
    throw new KitInstallFailure(saidBy(error), { cause: error });
  }
}

function environmentOf(folder: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(GIT_|DEMISTO|PYTHON)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    PYTHONUTF8: '1',
    // The kit keeps its items in sets: their order is to be the same in each run.
    PYTHONHASHSEED: '0',
    DEMISTO_SDK_SKIP_VERSION_CHECK: 'true',
    DEMISTO_SDK_IGNORE_CONTENT_WARNING: 'true',
    DEMISTO_SDK_LOG_FILE_PATH: folder,
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    http_proxy: nowhere,
    https_proxy: nowhere,
  };
}

/** Runs a command of the kit in a folder. Returns its exit code and what it printed. */
export async function runKit(
  kit: Kit,
  folder: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly said: string }> {
  return runPython(kit, folder, ['-m', 'demisto_sdk', ...args]);
}

/** Runs a Python program with the packages of the kit in a folder. Returns its exit code and what it printed. */
export async function runPython(
  kit: Kit,
  folder: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly said: string }> {
  const options = { cwd: folder, env: kit.environment, maxBuffer: outputBytes };
  try {
    const { stdout, stderr } = await execute(kit.python, [...args], options);
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'number'))
      throw new KitFailure(`run ${args.join(' ')}`, saidBy(error), { cause: error });
    return { code: error.code, said: saidBy(error) };
  }
}

function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
  return `${stdout}${stderr}`.trim() || error.message;
}
