import { setTimeout } from 'node:timers/promises';
import { stripControlCharacters } from '../../../shared/control-characters.js';
import { UserError } from '../../../shared/errors.js';
import type { Json } from '../../../shared/json.js';
import { shownAs } from '../../../shared/shown-path.js';
import { installPack } from '../../../simulator/install/install-pack.js';
import type { InstalledIntegration } from '../../../simulator/install/installed-integration.js';
import type { Instance, RunResult } from '../../../simulator/instance/instance.js';
import type { Investigation } from '../../../simulator/investigation/investigation.js';
import { renderEntry } from '../../../simulator/war-room/entry-rendering.js';
import { chooseRunnerOnTerminal } from '../../pack-argument/choose-runner-on-terminal.js';
import { readLibraryFile } from '../../pack-argument/library-file.js';
import { resolvePackZip } from '../../pack-argument/resolve-pack-zip.js';
import type { CliContext } from '../../program/subcommand.js';
import type { Output } from '../../terminal/output.js';
import { loadInvestigation, makeFilesFolder, saveFiles, saveInvestigation } from './investigation-files.js';
import { readKept, writeKept } from './kept-file.js';
import { openWarRoom } from './local-war-room.js';
import { printRun } from './run-report.js';
import { runToEnd } from './run-to-end.js';

export interface LocalRun {
  readonly command: string;
  readonly args: { readonly [name: string]: string };
  /** The instance file; undefined for a script, or a command that needs no instance. */
  readonly config: string | undefined;
  /** The pack; undefined takes the only zip in `dist`. */
  readonly zip: string | undefined;
  readonly dist: string;
  /** Where the instance's state is kept; undefined forgets it. */
  readonly state: string | undefined;
  /** Where the investigation is kept; undefined makes one up and forgets it. */
  readonly investigation: string | undefined;
  /** The folder for the files of the entries; undefined leaves them. */
  readonly files: string | undefined;
  /** The file with the platform's own common library. */
  readonly commonServer: string | undefined;
  /** The file with that for Python. */
  readonly commonServerPython: string | undefined;
  /** Whether to show the context as it is after the run. */
  readonly context: boolean;
  /** Whether the Python of the pack may run without a question. */
  readonly trusted: boolean;
  readonly json: boolean;
}

/** Runs one command or script of a built pack on this machine. Throws a UserError when it fails. */
export async function runLocally(request: LocalRun, { output, env, root }: CliContext): Promise<void> {
  const { command, args, state, config, commonServer } = request;
  const zip = request.zip ?? resolvePackZip(request.dist, 'with --zip');
  const pack = installPack(zip, shownAs(zip, root));
  const investigation = loadInvestigation(request.investigation, pack.lists);
  if (request.files !== undefined) makeFilesFolder(request.files);
  if (request.commonServerPython !== undefined) readLibraryFile(request.commonServerPython);
  const runnerFor = async (integration: InstalledIntegration) => {
    const choice = await chooseRunnerOnTerminal(integration, request);
    output.err.line(output.err.style('dim', choice.description));
    return choice.newRunner();
  };
  const opened = await openWarRoom({
    pack,
    command,
    config,
    env,
    investigation,
    commonServer,
    runnerFor,
  });
  const { instance } = opened;
  const stateFile = state === undefined ? undefined : { flag: '--state', path: state };
  const stopped = new AbortController();
  const stop = () => {
    stopped.abort();
    void opened.close();
  };
  process.once('SIGINT', stop);
  try {
    for (const warning of opened.warnings)
      output.err.line(`${output.err.style('yellow', 'Warning:')} ${warning}`);
    const kept = stateFile === undefined ? undefined : readKept(stateFile);
    if (instance !== undefined && kept !== undefined) loadState(instance, kept, state);
    const result = await runToEnd(command, args, opened.run, async (unfinished, seconds) => {
      if (!request.json) reportUnfinished(unfinished, Math.ceil(seconds), output);
      await setTimeout(seconds * 1000, undefined, { signal: stopped.signal }).catch(() => {
        throw new UserError('command-failed', `${command} was stopped before it was done.`);
      });
    });
    if (stateFile !== undefined && instance !== undefined) writeKept(stateFile, instance.state.toJson());
    if (request.investigation !== undefined) saveInvestigation(request.investigation, investigation);
    report(result, request, investigation, output);
  } finally {
    process.removeListener('SIGINT', stop);
    await opened.close();
  }
}

function loadState(instance: Instance, json: string, path: string | undefined): void {
  try {
    instance.state.loadJson(json);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.code, `--state ${path} is not usable. ${error.message}`, { cause: error });
  }
}

function report(
  result: RunResult,
  { json, context, files }: LocalRun,
  investigation: Investigation,
  { out, err }: Output,
): void {
  const saved = files === undefined ? [] : saveFiles(result.entries, investigation, files);
  if (json) {
    out.verbatim(
      JSON.stringify({ ...result, ...(context ? { context: investigation.context } : {}) }, null, 2),
    );
  } else {
    printRun(result, result.command, err);
    if (result.ok) for (const entry of result.entries) out.line(`\n${renderEntry(entry, out)}`);
    for (const incident of result.incidents ?? []) out.verbatim(`\n${shownJson(incident)}`);
    if (context) out.verbatim(`\n${out.style('bold', 'Context')}\n${shownJson(investigation.context)}`);
  }
  for (const path of saved) err.line(`Saved ${stripControlCharacters(path)}`);
  if (!result.ok)
    throw new UserError('command-failed', result.error?.message ?? `${result.command} failed.`, {
      origin: 'remote',
    });
}

/** A polling command that is not done yet. */
function reportUnfinished(result: RunResult, seconds: number, { out, err }: Output): void {
  printRun(result, result.command, err);
  for (const entry of result.entries) out.line(`\n${renderEntry(entry, out)}`);
  err.line(`Runs again in ${seconds} s. Press Ctrl+C to stop.`);
}

function shownJson(value: Json): string {
  return stripControlCharacters(JSON.stringify(value, null, 2));
}
