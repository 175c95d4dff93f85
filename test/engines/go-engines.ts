import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { commonLibraryNames } from '#src/spec/common-library.js';
import { EngineBuildFailure, MissingProgram } from './failures.js';
import type { ScriptEngine, ScriptOutcome } from './script-run.js';

const execute = promisify(execFile);
const runnerFolder = fileURLToPath(new URL('./runner/', import.meta.url));

/** The engines that servers embed, each a module file in `runner/versions`. The tag is the family. */
const builds = [
  { name: 'goja-2021', tag: 'goja', module: 'github.com/dop251/goja', jsonForm: 'kept' },
  { name: 'goja-2023', tag: 'goja', module: 'github.com/dop251/goja', jsonForm: 'kept' },
  { name: 'goja-newest', tag: 'goja', module: 'github.com/dop251/goja', jsonForm: 'kept' },
  { name: 'otto-newest', tag: 'otto', module: 'github.com/robertkrimen/otto', jsonForm: 'sorted' },
] as const;

/**
 * Builds the script runner once for each engine version into a folder; `progress` hears the name of each build.
 * Throws MissingProgram where there is no Go, and EngineBuildFailure when a build fails.
 */
export async function buildGoEngines(
  folder: string,
  progress: (name: string) => void,
): Promise<ScriptEngine[]> {
  await requireGo();
  await mkdir(folder, { recursive: true });
  const engines: ScriptEngine[] = [];
  for (const { name, tag, module, jsonForm } of builds) {
    progress(name);
    const program = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
    const moduleFile = join('versions', `${name}.mod`);
    await go(['build', '-mod=readonly', `-modfile=${moduleFile}`, '-tags', tag, '-o', program, '.']);
    const version = await versionOf(moduleFile, module);
    engines.push({ name, version, jsonForm, run: (run) => runProgram(program, run) });
  }
  return engines;
}

async function requireGo(): Promise<void> {
  try {
    await execute('go', ['version']);
  } catch (error) {
    throw new MissingProgram(
      'Go 1.25 or later, to build the engines goja and otto',
      'install the package golang of your system or the installer of the Go project, so that `go version` works',
      { cause: error },
    );
  }
}

async function go(args: readonly string[]): Promise<void> {
  try {
    await execute('go', args, { cwd: runnerFolder });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new EngineBuildFailure(args, said, { cause: error });
  }
}

async function versionOf(moduleFile: string, module: string): Promise<string> {
  const text = await readFile(join(runnerFolder, moduleFile), 'utf8');
  const line = text.split('\n').find((candidate) => candidate.includes(`${module} v`));
  return line?.split(' ').at(-1) ?? 'unknown';
}

async function runProgram(
  program: string,
  { script, ...scenario }: Parameters<ScriptEngine['run']>[0],
): Promise<ScriptOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'cortex-pack-engine-'));
  try {
    const [scriptFile, scenarioFile, outcomeFile] = ['script.js', 'scenario.json', 'outcome.json'].map(
      (name) => join(folder, name),
    ) as [string, string, string];
    await writeFile(scriptFile, script);
    await writeFile(scenarioFile, JSON.stringify({ ...scenario, commonLibrary: commonLibraryNames }));
    await execute(program, [scriptFile, scenarioFile, outcomeFile]);
    return JSON.parse(await readFile(outcomeFile, 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
