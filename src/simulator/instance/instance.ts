import type { Runtime } from '../../definition/runtime.js';
import { messageOf, UserError } from '../../shared/errors.js';
import type { InstalledIntegration } from '../install/installed-integration.js';
import { FetchedIncidents, incidentsIn } from '../investigation/fetched-incidents.js';
import type { ScriptRunner } from '../sandbox/script-job.js';
import { levelOf, scriptWarnings } from '../sandbox/script-language.js';
import { ScriptProcess } from '../sandbox/script-process.js';
import { withNextCall } from '../war-room/scheduled-calls.js';
import { LocalWarRoom } from '../war-room/war-room.js';
import { errorEntry } from '../war-room/war-room-entry.js';
import {
  FETCH_EVENTS,
  FETCH_INCIDENTS,
  resolveArguments,
  type ScriptArguments,
  TEST_MODULE,
} from './command-arguments.js';
import type { InstanceConfiguration } from './configure-instance.js';
import { runWith, takeGenericArguments } from './generic-arguments.js';
import { InstanceState } from './instance-state.js';
import type { Caller } from './run-environment.js';
import { type RunResult, type RunSettings, runScript } from './script-run.js';

export { type LogLine, type RunResult, serverVersion } from './script-run.js';

export interface InstanceOptions extends RunSettings {
  /** Whether a failing run keeps the last run it began with; no public source says which a server does. */
  readonly throwDiscardsLastRun?: boolean;
  /** Keeps the incidents that it fetches, with those of other instances; absent: alone. */
  readonly incidents?: FetchedIncidents;
  /** Where it is, with other instances and scripts; absent: alone, in an investigation of its own. */
  readonly warRoom?: LocalWarRoom;
}

/** A configured integration instance that runs its commands over real sockets, one at a time, until it is closed. */
export class Instance {
  readonly configuration: InstanceConfiguration;
  readonly state = new InstanceState();
  readonly warRoom: LocalWarRoom;
  readonly incidents: FetchedIncidents;
  readonly #settings: RunSettings;
  readonly #throwDiscardsLastRun: boolean;
  readonly #ownsWarRoom: boolean;
  readonly #leave: () => void;
  readonly #runner: ScriptRunner;
  #lastTurn: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** Throws a UserError when the runner, or any server, does not take the code of the integration. */
  constructor(
    configuration: InstanceConfiguration,
    options: InstanceOptions = {},
    runner: ScriptRunner = new ScriptProcess(),
  ) {
    const code = codeFor(runner, configuration.integration);
    runner.check(code, scriptFile(configuration), levelOf(code));
    this.#runner = runner;
    this.configuration = configuration;
    const {
      warRoom = new LocalWarRoom(),
      incidents = new FetchedIncidents(),
      throwDiscardsLastRun = false,
      ...settings
    } = options;
    this.incidents = incidents;
    this.#ownsWarRoom = options.warRoom === undefined;
    this.#throwDiscardsLastRun = throwDiscardsLastRun;
    this.#settings = settings;
    this.warRoom = warRoom;
    const { name, integration } = configuration;
    this.#leave = warRoom.join({
      name,
      brand: integration.id,
      commands: integration.commands,
      runInside: (command, args, caller) => this.#runInside(command, args, caller),
    });
  }

  /** What of the script not every server takes. */
  get warnings(): readonly string[] {
    return scriptWarnings(this.configuration.integration.script, scriptFile(this.configuration));
  }

  /**
   * Runs a command and tells what came of it; a command that fails is a result, too. Its outputs are in the context of the
   * investigation then. Rejects with a UserError when the integration has no such command or argument.
   */
  async run(command: string, args: ScriptArguments = {}): Promise<RunResult> {
    const { integration, name } = this.configuration;
    const { arguments: declared = [], polling = false } =
      integration.commands.find(({ name }) => name === command) ?? {};
    const { generic, own } = takeGenericArguments(
      args,
      declared.map((argument) => argument.name),
    );
    const { using = name, usingBrand = integration.id } = generic;
    if (using !== name || usingBrand !== integration.id) return this.warRoom.run(command, args);
    const others = this.#ownsWarRoom ? [] : this.warRoom.names();
    const delivered = resolveArguments(integration, command, own, others);
    const turn = this.#lastTurn.then(async () => {
      const result = await runWith(generic, (seconds) => this.#runNow(command, delivered, seconds));
      // None of them is a line of the War Room.
      if (command === TEST_MODULE || command === FETCH_EVENTS) return result;
      if (command === FETCH_INCIDENTS) return this.#created(result);
      return this.warRoom.settled(withNextCall(result, polling), generic);
    });
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }

  /** What the Test button does. */
  test(): Promise<RunResult> {
    return this.run(TEST_MODULE);
  }

  /** What the scheduler does. */
  fetchEvents(): Promise<RunResult> {
    return this.run(FETCH_EVENTS);
  }

  /** What the scheduler does where incidents are fetched. */
  fetchIncidents(): Promise<RunResult> {
    return this.run(FETCH_INCIDENTS);
  }

  /** Frees the process; a running command fails. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#leave();
    await Promise.all([this.#runner.close(), ...(this.#ownsWarRoom ? [this.warRoom.close()] : [])]);
  }

  /** The server creates the incidents that a fetch returned. */
  #created(result: RunResult): RunResult {
    if (!result.ok) return result;
    const { name, integration, params } = this.configuration;
    const { clock = { now: Date.now } } = this.#settings;
    const type = typeof params.incidentType === 'string' ? params.incidentType : '';
    try {
      const found = incidentsIn(result.entries[0]?.Contents ?? '[]');
      const incidents = this.incidents.add(found, {
        name,
        brand: integration.id,
        type: type || 'Unclassified',
        now: clock.now(),
      });
      return { ...result, entries: [], incidents };
    } catch (error) {
      const message = messageOf(error);
      return { ...result, ok: false, entries: [errorEntry(message)], error: { message } };
    }
  }

  async #runNow(command: string, args: ScriptArguments, timeLimitSeconds?: number): Promise<RunResult> {
    if (this.#closed)
      throw new UserError('instance-closed', `The instance is closed; it cannot run ${command}.`);
    const before = this.state.read();
    const settings =
      timeLimitSeconds === undefined
        ? this.#settings
        : { ...this.#settings, commandTimeLimitSeconds: timeLimitSeconds };
    const result = await this.#runOn(this.#runner, command, args, settings);
    if (command === TEST_MODULE) this.state.replace(before);
    else if (!result.ok && this.#throwDiscardsLastRun) this.state.setLastRun(before.lastRun);
    return result;
  }

  /** For a script that waits: on a runner of its own, since this one may be where that script runs. */
  async #runInside(command: string, args: ScriptArguments, caller: Caller): Promise<RunResult> {
    const delivered = resolveArguments(this.configuration.integration, command, args);
    return this.warRoom.pool.use((runner) => this.#runOn(runner, command, delivered, this.#settings, caller));
  }

  async #runOn(
    runner: ScriptRunner,
    command: string,
    args: ScriptArguments,
    settings: RunSettings,
    caller?: Caller,
  ): Promise<RunResult> {
    const { name, integration, params } = this.configuration;
    const run = {
      command,
      script: codeFor(runner, integration),
      file: scriptFile(this.configuration),
      runtime: runtimeOf(integration),
      instance: { name, brand: integration.id },
      params,
      args,
      state: this.state,
      settings,
      caller,
    };
    return runScript(run, runner, this.warRoom);
  }
}

/** The code of an integration in the language of the runner. Throws a UserError when it has none in it. */
function codeFor(
  { language }: ScriptRunner,
  { script, python, display, file }: InstalledIntegration,
): string {
  if (language === 'python' && python !== undefined) return python.code;
  if (language === 'javascript' && python?.ownHost !== false) return script;
  throw new UserError(
    'python-not-run',
    language === 'python'
      ? `${display} (${file}) is JavaScript for a server. There is no Python in it to run.`
      : `${display} (${file}) is Python of its own, which the process of scripts does not run.`,
  );
}

function runtimeOf({ python }: InstalledIntegration): Runtime {
  return python === undefined ? 'server' : 'container';
}

/** Names the script in messages and stacks. */
function scriptFile({ integration }: InstanceConfiguration): string {
  return `${integration.id}.js`;
}
