import { performance } from 'node:perf_hooks';
import { messageOf, UserError } from '../../shared/errors.js';
import { isJsonObject, type JsonObject } from '../../shared/json.js';
import { suggestion } from '../../shared/nearest-name.js';
import type { InstalledCommand, InstalledScript } from '../install/installed-integration.js';
import { type ScriptArguments, valuesOf } from '../instance/command-arguments.js';
import {
  extendedOutputs,
  type GenericArguments,
  runWith,
  takeGenericArguments,
} from '../instance/generic-arguments.js';
import { InstanceState } from '../instance/instance-state.js';
import type { Caller, RunEnvironment } from '../instance/run-environment.js';
import { type RunResult, type RunSettings, runScript } from '../instance/script-run.js';
import { Investigation } from '../investigation/investigation.js';
import { mergeScript } from '../investigation/merge-context.js';
import { RunnerPool } from '../sandbox/runner-pool.js';
import { checkScript, levelOf } from '../sandbox/script-language.js';
import { builtInCommands } from './built-in-commands.js';
import { withNextCall } from './scheduled-calls.js';
import { errorEntry, type WarRoomEntry } from './war-room-entry.js';

/** How deep scripts may run each other. */
const maxDepth = 5;
const mergeSeconds = 5;

/** An instance as the War Room sees it. */
export interface WarRoomMember {
  readonly name: string;
  /** The id of its integration. */
  readonly brand: string;
  readonly commands: readonly InstalledCommand[];
  /** Runs a command for a script that waits, whatever else the instance does at that time. */
  runInside(command: string, args: ScriptArguments, caller: Caller): Promise<RunResult>;
}

export interface LocalWarRoomOptions {
  readonly investigation?: Investigation;
  readonly scripts?: readonly InstalledScript[];
  /** For the scripts of no integration. */
  readonly settings?: RunSettings;
}

/** Where the commands of instances, the scripts, and a few commands of the server itself are run, for one investigation. */
export class LocalWarRoom implements RunEnvironment {
  readonly investigation: Investigation;
  readonly pool = new RunnerPool();
  readonly scripts: readonly InstalledScript[];
  readonly #settings: RunSettings;
  #members: readonly WarRoomMember[] = [];

  constructor({
    investigation = new Investigation(),
    scripts = [],
    settings = {},
  }: LocalWarRoomOptions = {}) {
    this.investigation = investigation;
    this.scripts = scripts;
    this.#settings = settings;
  }

  /** Gives what lets the member leave again. */
  join(member: WarRoomMember): () => void {
    this.#members = [...this.#members, member];
    return () => {
      this.#members = this.#members.filter((other) => other !== member);
    };
  }

  /** Whether anybody here has the command. */
  knows(command: string): boolean {
    return this.scripts.some(({ id }) => id === command) || this.names().includes(command);
  }

  /** All commands and scripts that can be run here, each once. */
  names(): string[] {
    const names = new Set([
      ...this.#members.flatMap(({ commands }) => commands.map(({ name }) => name)),
      ...this.scripts.map(({ name }) => name),
      ...Object.keys(builtInCommands),
    ]);
    return [...names];
  }

  /**
   * Runs a command or a script, keeps its entries, and writes its outputs into the context. Rejects with a UserError for
   * an unknown command or argument.
   */
  async run(command: string, args: ScriptArguments = {}): Promise<RunResult> {
    const { generic, result } = await this.#dispatch(command, args, undefined);
    return this.settled(withNextCall(result, this.#mayPoll(command)), generic);
  }

  async executeCommand(name: string, args: JsonObject, caller: Caller): Promise<readonly WarRoomEntry[]> {
    if (caller.depth >= maxDepth)
      return [errorEntry(`${name}: scripts run each other more than ${maxDepth} deep`)];
    try {
      const { result } = await this.#dispatch(name, args, caller);
      return result.entries;
    } catch (error) {
      if (error instanceof UserError) return [errorEntry(error.message)];
      throw error;
    }
  }

  getModules(): JsonObject {
    return Object.fromEntries(
      this.#members.map(({ name, brand }) => [
        name,
        { brand, state: 'active', category: '', defaultIgnored: 'false' },
      ]),
    );
  }

  getAllSupportedCommands(): JsonObject {
    return Object.fromEntries(
      this.#members.map(({ brand, commands }) => [brand, commands.map(({ name }) => ({ name }))]),
    );
  }

  /** Keeps the entries of a run and writes its outputs into the context, unless the arguments forbid it. */
  async settled(result: RunResult, generic: GenericArguments): Promise<RunResult> {
    this.investigation.add(result.entries);
    const outputs = generic.ignoreOutputs
      ? []
      : result.entries.flatMap(({ EntryContext }) => (isJsonObject(EntryContext) ? [EntryContext] : []));
    const extended = extendedOutputs(generic, result.entries);
    try {
      for (const each of [...outputs, extended]) await this.#merge(each);
      return result;
    } catch (error) {
      const text = `The outputs could not be written to the context: ${messageOf(error)}`;
      return { ...result, logs: [...result.logs, { level: 'error', text }] };
    }
  }

  /** Ends what runs for others. */
  close(): Promise<void> {
    return this.pool.close();
  }

  #mayPoll(command: string): boolean {
    const scripts = this.scripts.filter(({ name, id }) => name === command || id === command);
    const commands = this.#members.flatMap((member) =>
      member.commands.filter(({ name }) => name === command),
    );
    return [...scripts, ...commands].some(({ polling }) => polling === true);
  }

  async #merge(outputs: JsonObject): Promise<void> {
    if (Object.keys(outputs).length === 0) return;
    const { context } = this.investigation;
    const call = { command: '', params: {}, args: { context, outputs } };
    const options = { level: 'platform', file: 'context' } as const;
    const { result, error } = await this.pool.use((runner) =>
      runner.run({ script: mergeScript(), call, options }, noHost, mergeSeconds * 1000),
    );
    if (error !== undefined || !isJsonObject(result))
      throw new Error(error?.message ?? 'the context is no object');
    this.investigation.replaceContext(result);
  }

  async #dispatch(
    name: string,
    args: ScriptArguments,
    caller: Caller | undefined,
  ): Promise<{ readonly generic: GenericArguments; readonly result: RunResult }> {
    const script = this.scripts.find((each) => each.name === name || each.id === name);
    const members = this.#members.filter(({ commands }) => commands.some((command) => command.name === name));
    const declared =
      script?.arguments ??
      members.flatMap(({ commands }) => commands.find((each) => each.name === name)?.arguments ?? []);
    const { generic, own } = takeGenericArguments(
      args,
      declared.map((argument) => argument.name),
    );
    const attempt = (timeLimitSeconds: number | undefined) => {
      const inner = limited(caller, timeLimitSeconds);
      if (script !== undefined) return this.#runScript(script, own, inner);
      if (members.length > 0) return runOnAll(chosen(name, members, generic), name, own, inner);
      return this.#runBuiltIn(name, own);
    };
    return { generic, result: await runWith(generic, attempt, caller?.deadline) };
  }

  async #runScript(
    item: InstalledScript,
    given: ScriptArguments,
    caller: Caller | undefined,
  ): Promise<RunResult> {
    const { name, type, script, python, file } = item;
    if (type !== 'javascript' && python === undefined) {
      throw new UserError(
        'script-refused',
        `${file} is of type "${type}". The local Cortex runs scripts of type javascript, and those that this program built for the container.`,
      );
    }
    const args = valuesOf(name, item.arguments, given);
    checkScript(script, `${name}.js`, levelOf(script));
    const runtime = python === undefined ? 'server' : 'container';
    const run = {
      command: name,
      script,
      file: `${name}.js`,
      params: {},
      args,
      runtime,
      isAutomation: true,
    } as const;
    return this.pool.use((runner) =>
      runScript({ ...run, state: new InstanceState(), settings: this.#settings, caller }, runner, this),
    );
  }

  async #runBuiltIn(name: string, args: ScriptArguments): Promise<RunResult> {
    const command = Object.hasOwn(builtInCommands, name) ? builtInCommands[name] : undefined;
    if (command === undefined) {
      throw new UserError(
        'command-unknown',
        `There is no command or script "${name}" here. ${suggestion(name, this.names())}`,
      );
    }
    const entries = command(this.investigation, args);
    return { command: name, ok: true, entries, logs: [], requests: [], requestCount: 0, milliseconds: 0 };
  }
}

/** For code that may call nothing. */
const noHost = {
  http: refused,
  log: refused,
  getLastRun: refused,
  setLastRun: refused,
  getIntegrationContext: refused,
  setIntegrationContext: refused,
  demistoVersion: refused,
};

function refused(): never {
  throw new Error('a condition of an output may not call the server');
}

function limited(caller: Caller | undefined, timeLimitSeconds: number | undefined): Caller | undefined {
  if (timeLimitSeconds === undefined) return caller;
  const deadline = performance.now() + timeLimitSeconds * 1000;
  return { depth: caller?.depth ?? 0, deadline: Math.min(deadline, caller?.deadline ?? deadline) };
}

function chosen(
  command: string,
  members: readonly WarRoomMember[],
  { using, usingBrand }: GenericArguments,
): readonly WarRoomMember[] {
  const found = members.filter(
    ({ name, brand }) => (using ?? name) === name && (usingBrand ?? brand) === brand,
  );
  if (found.length > 0) return found;
  const names = members.map(({ name, brand }) => `${name} (${brand})`).join(', ');
  throw new UserError(
    'command-unknown',
    `No instance of that name or integration has the command "${command}". These have it: ${names}.`,
  );
}

/** A command that several instances have runs on each of them. */
async function runOnAll(
  members: readonly WarRoomMember[],
  command: string,
  args: ScriptArguments,
  caller: Caller | undefined,
): Promise<RunResult> {
  const results: RunResult[] = [];
  const outermost = { depth: 0, deadline: Number.POSITIVE_INFINITY };
  for (const member of members) results.push(await member.runInside(command, args, caller ?? outermost));
  const [first, ...others] = results;
  if (first === undefined || others.length === 0) return first as RunResult;
  const errors = results.flatMap(({ error }) => error ?? []);
  return {
    command,
    ok: errors.length === 0,
    entries: results.flatMap(({ entries }) => entries),
    ...(errors[0] === undefined ? {} : { error: errors[0] }),
    logs: results.flatMap(({ logs }) => logs),
    requests: results.flatMap(({ requests }) => requests),
    requestCount: results.reduce((sum, { requestCount }) => sum + requestCount, 0),
    milliseconds: results.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
  };
}
