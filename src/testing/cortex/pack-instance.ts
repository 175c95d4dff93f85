import { UserError } from '../../shared/errors.js';
import type { JsonObject } from '../../shared/json.js';
import type { ScriptArguments } from '../../simulator/instance/command-arguments.js';
import { FETCH_EVENTS, FETCH_INCIDENTS, TEST_MODULE } from '../../simulator/instance/command-arguments.js';
import type { InstanceConfiguration } from '../../simulator/instance/configure-instance.js';
import { Instance, type InstanceOptions, type RunResult } from '../../simulator/instance/instance.js';
import type { InstanceState } from '../../simulator/instance/instance-state.js';
import type { ScriptProcess } from '../../simulator/sandbox/script-process.js';
import {
  runScheduled,
  type ScheduledCall,
  ScheduledCalls,
} from '../../simulator/war-room/scheduled-calls.js';
import { parseWarRoomLine } from '../../simulator/war-room/war-room-line.js';
import type { VirtualClock } from '../network/virtual-clock.js';
import { takeEarlyRun, wantsEarlyRun } from '../simulation/early-run.js';
import { type CommandRun, commandRun } from './command-run.js';

/** What an instance gets from the local Cortex that it belongs to. */
interface RunEnvironment extends Omit<InstanceOptions, 'clock'> {
  readonly clock: VirtualClock;
  readonly process: ScriptProcess;
  /** Throws what has gone wrong outside of the pack since this was last asked. */
  readonly throwProblem: () => void;
}

export type GivenArguments = { readonly [name: string]: string | number | boolean | readonly string[] };

/** An instance of an integration: run its commands, and look at what the server keeps of it. */
export class PackInstance {
  /** What the server keeps from one run to the next. */
  readonly state: InstanceState;
  readonly #instance: Instance;
  readonly #environment: RunEnvironment;
  readonly #fetchesIncidents: boolean;
  readonly #scheduled = new ScheduledCalls();

  /** Use `LocalCortex.instance`. */
  constructor(configuration: InstanceConfiguration, environment: RunEnvironment) {
    const { process, throwProblem: _throwProblem, ...options } = environment;
    this.#environment = environment;
    this.#fetchesIncidents = configuration.integration.fetchesIncidents;
    this.#instance = new Instance(
      configuration,
      options,
      // One process for all instances; who made it ends it.
      {
        language: process.language,
        check: (script, file) => process.check(script, file),
        run: (job, host, limit) => process.run(job, host, limit),
        close: async () => {},
      },
    );
    this.state = this.#instance.state;
  }

  get lastRun(): JsonObject {
    return this.state.getLastRun();
  }

  get integrationContext(): JsonObject {
    return this.state.getIntegrationContext().context;
  }

  /**
   * Runs a command: its name with arguments, or a line as in the War Room, such as `!desk-ticket-list limit=3`.
   * A command that fails is a result, too. Rejects with a UserError for a command or an argument that does not exist,
   * a required one that is missing, and a request that no mock server takes.
   */
  async run(command: string, args?: GivenArguments): Promise<CommandRun> {
    const call = commandCall(command, args);
    return this.#run(call.command, call.args);
  }

  /** The call that a polling command asked for and whose time comes next; `at` is in epoch milliseconds. */
  get scheduled(): ScheduledCall | undefined {
    return this.#scheduled.first;
  }

  /** Lets so many seconds of virtual time pass, and runs each call of a polling command when its time has come. */
  async advance(seconds: number): Promise<CommandRun[]> {
    const { clock } = this.#environment;
    const end = clock.now() + seconds * 1000;
    const runs: CommandRun[] = [];
    for (let call = this.scheduled; call !== undefined && call.at <= end; call = this.scheduled)
      runs.push(await this.#runScheduled(call));
    clock.catchUpWith(end);
    return runs;
  }

  /**
   * Runs a polling command and every call that it asks for, each at its time, until it is done. Gives all runs: the last
   * one has the result.
   */
  async poll(command: string, args?: GivenArguments): Promise<[CommandRun, ...CommandRun[]]> {
    const runs: [CommandRun, ...CommandRun[]] = [await this.run(command, args)];
    for (let call = this.scheduled; call !== undefined; call = this.scheduled)
      runs.push(await this.#runScheduled(call));
    return runs;
  }

  /** What the Test button does. */
  test(): Promise<CommandRun> {
    return this.#run(TEST_MODULE, {});
  }

  /** One fetch, as the scheduler starts it. */
  fetchEvents(): Promise<CommandRun> {
    takeEarlyRun(this.state);
    return this.#run(FETCH_EVENTS, {});
  }

  /** One fetch of incidents, as the scheduler starts it. `incidents` of the result are those that it created. */
  fetchIncidents(): Promise<CommandRun> {
    return this.#run(FETCH_INCIDENTS, {});
  }

  /**
   * What the scheduler does in so many minutes of virtual time: a fetch in each interval, and the next one at once
   * where the collector asks for it.
   */
  async fetchFor(minutes: number, { everyMinutes = 1 } = {}): Promise<CommandRun[]> {
    const { clock } = this.#environment;
    const end = clock.now() + minutes * 60_000;
    const runs: CommandRun[] = [];
    for (let start = clock.now(); clock.now() < end; ) {
      runs.push(await (this.#fetchesIncidents ? this.fetchIncidents() : this.fetchEvents()));
      if (wantsEarlyRun(this.state)) clock.advance(1000);
      else {
        while (start <= clock.now()) start += everyMinutes * 60_000;
        clock.catchUpWith(start);
      }
    }
    return runs;
  }

  async #run(command: string, args: ScriptArguments): Promise<CommandRun> {
    return this.#settled(await this.#instance.run(command, args));
  }

  async #runScheduled(call: ScheduledCall): Promise<CommandRun> {
    this.#scheduled.take(call);
    this.#environment.clock.catchUpWith(call.at);
    const result = await runScheduled(call, (command, args) => this.#instance.run(command, args));
    return this.#settled(result, call);
  }

  #settled(result: RunResult, call?: ScheduledCall): CommandRun {
    this.#scheduled.note(result, this.#environment.clock.now(), call);
    this.#environment.throwProblem();
    return commandRun(result);
  }
}

/** A command by its line, or by its name with arguments. Throws a UserError for both at once. */
export function commandCall(
  command: string,
  args?: GivenArguments,
): { readonly command: string; readonly args: ScriptArguments } {
  const isLine = command.startsWith('!');
  if (isLine && args !== undefined) {
    throw new UserError(
      'line-invalid',
      'Give the arguments in the line, or the name of the command without "!".',
    );
  }
  return isLine ? parseWarRoomLine(command) : { command, args: textsOf(args ?? {}) };
}

function textsOf(args: GivenArguments): ScriptArguments {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, Array.isArray(value) ? value : String(value)]),
  );
}
