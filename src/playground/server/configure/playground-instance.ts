import { UserError } from '../../../shared/errors.js';
import type { Redactor } from '../../../shared/redactor.js';
import type {
  CommandArgument,
  InstalledIntegration,
} from '../../../simulator/install/installed-integration.js';
import type { ScriptArguments } from '../../../simulator/instance/command-arguments.js';
import { FETCH_EVENTS, FETCH_INCIDENTS, TEST_MODULE } from '../../../simulator/instance/command-arguments.js';
import {
  configureInstance,
  type InstanceConfiguration,
} from '../../../simulator/instance/configure-instance.js';
import { Instance, type RunResult } from '../../../simulator/instance/instance.js';
import { InstanceState, type StateSnapshot } from '../../../simulator/instance/instance-state.js';
import type { Clock, ScriptRunner } from '../../../simulator/sandbox/script-job.js';
import type { FormValues, InstanceForm, InstanceSummary, SavedInstance, Target } from '../../protocol.js';
import type { PlaygroundRoom } from '../war-room/playground-room.js';
import type { RunContext, RunSubject } from '../war-room/run-subject.js';
import { originsInForm } from './allowed-origins.js';
import { completeValues, redactedValues, secretNames, withoutOpened } from './form-values.js';

/** What the user filled in, with its secrets. */
export type FilledIn = Pick<InstanceForm, 'name' | 'target' | 'values'>;

/** How to run an instance again. */
export interface SavedForm extends FilledIn {
  /** Origins that it reaches in the network: those that the form showed when the user saved it. */
  readonly allowedOrigins: readonly string[];
  /** Names of the parameters whose values the form hid behind dots then. */
  readonly secrets: readonly string[];
}

/** An instance that outlives its configuration: whenever that changes, it starts again with the state it had. */
export class PlaygroundInstance implements RunSubject {
  readonly name: string;
  #integration: InstalledIntegration;
  #form: SavedForm;
  #configuration: InstanceConfiguration | undefined;
  #problem: string | undefined;
  #tested: InstanceSummary['tested'] = 'not yet';
  #state: StateSnapshot = new InstanceState().read();
  #running: Instance | undefined;
  #kept: Instance | undefined;
  readonly #redactor: Redactor;
  readonly #newRunner: () => ScriptRunner;
  readonly #room: PlaygroundRoom;
  readonly #leaveRoom: () => void;

  /** It may have a problem: then it cannot run until it is configured again. */
  constructor(
    integration: InstalledIntegration,
    form: SavedForm,
    redactor: Redactor,
    newRunner: () => ScriptRunner,
    room: PlaygroundRoom,
  ) {
    this.#room = room;
    this.#leaveRoom = room.add({
      join: (context) => this.#join(context),
      settle: () => {
        this.#state = this.#kept?.state.read() ?? this.#state;
      },
    });
    this.name = form.name;
    this.#integration = integration;
    this.#form = form;
    this.#redactor = redactor;
    this.#newRunner = newRunner;
    this.install(integration);
  }

  get integration(): InstalledIntegration {
    return this.#integration;
  }

  get target(): Target {
    return this.#form.target;
  }

  get values(): FormValues {
    return this.#form.values;
  }

  get form(): SavedForm {
    return this.#form;
  }

  get problem(): string | undefined {
    return this.#problem;
  }

  /** What turns its fetch on and off; undefined where the form has nothing for it. */
  get fetchSwitch(): InstanceSummary['fetchSwitch'] {
    const { configuration, fetchesEvents, fetchesIncidents } = this.#integration;
    const wanted = fetchesEvents ? 'isFetchEvents' : fetchesIncidents ? 'isFetch' : undefined;
    const parameter = configuration.find(({ name }) => name === wanted);
    if (parameter === undefined) return undefined;
    const { name, display = name } = parameter;
    return {
      parameter: name,
      label: display,
      isOn: completeValues(this.#integration, this.values)[name] === true,
    };
  }

  get summary(): InstanceSummary {
    const { fetchSwitch } = this;
    return {
      name: this.name,
      integration: this.#integration.id,
      target: this.target,
      fetchesEvents: this.#integration.fetchesEvents,
      fetchesIncidents: this.#integration.fetchesIncidents,
      ...(fetchSwitch === undefined ? {} : { fetchSwitch }),
      tested: this.#tested,
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
      stateBytes: stateBytes(this.#state),
    };
  }

  /** For the page: without secrets. */
  get saved(): SavedInstance {
    const { values, allowedOrigins } = this.#form;
    const shown = redactedValues(this.#integration, completeValues(this.#integration, values));
    return { ...this.summary, values: shown, allowedOrigins };
  }

  /** The state as the last run left it. */
  get state(): StateSnapshot {
    return this.#state;
  }

  /** Fills the form in again. Throws a UserError for what the form refuses, and then nothing has changed. */
  configure(integration: InstalledIntegration, filledIn: FilledIn): void {
    const configuration = this.#configured(integration, filledIn);
    const allowedOrigins = filledIn.target === 'network' ? originsInForm(configuration) : [];
    this.#begin(configuration, { ...filledIn, allowedOrigins, secrets: secretNames(integration) });
  }

  /**
   * Takes another version of the integration; what no longer fits becomes its problem. It reaches no address that the
   * new version brings along, for the user has not seen it, and shows no secret that it makes a plain parameter of.
   */
  install(integration: InstalledIntegration): void {
    this.#form = { ...this.#form, values: withoutOpened(integration, this.#form) };
    try {
      this.#begin(this.#configured(integration, this.#form), this.#form);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#integration = integration;
      this.becomeUnusable(error.message);
    }
  }

  becomeUnusable(problem: string): void {
    this.#configuration = undefined;
    // A message may quote a value that no longer fits.
    this.#problem = this.#redactor.text(problem);
    this.#tested = 'not yet';
    this.#giveUp();
  }

  /** Throws a UserError when it cannot run. */
  requireConfiguration(): InstanceConfiguration {
    if (this.#configuration !== undefined) return this.#configuration;
    throw new UserError(
      'playground-request',
      `The instance ${this.name} cannot run. ${this.#problem ?? ''} Configure it first.`,
    );
  }

  /** Throws a UserError for an integration whose code does not run in the playground. */
  requireCode(): void {
    const { python, display } = this.requireConfiguration().integration;
    if (python?.ownHost === false)
      throw new UserError(
        'python-not-run',
        `${display} is Python of its own, which the playground never runs. Its form, help, and rules are open; \`cortex-pack run\` runs it with --trust and --common-server-python.`,
      );
  }

  /** Runs a command. Throws a UserError for an unknown command or argument. Its caller runs one at a time. */
  run(command: string, args: ScriptArguments, context: RunContext): Promise<RunResult> {
    this.requireCode();
    return this.#room.within(context, () => this.#run(command, args, context));
  }

  hasCommand(command: string): boolean {
    const isOfPlatform = [TEST_MODULE, FETCH_EVENTS, FETCH_INCIDENTS].includes(command);
    return isOfPlatform || this.#integration.commands.some(({ name }) => name === command);
  }

  argumentsOf(command: string): readonly CommandArgument[] {
    return this.#integration.commands.find(({ name }) => name === command)?.arguments ?? [];
  }

  async #run(command: string, args: ScriptArguments, context: RunContext): Promise<RunResult> {
    const instance = this.#kept ?? this.#start(this.requireConfiguration(), context);
    this.#kept = instance;
    this.#running = instance;
    try {
      const result = await instance.run(command, args);
      if (command === TEST_MODULE && this.#kept === instance) this.#tested = result.ok ? 'ok' : 'failed';
      return result;
    } finally {
      this.#running = undefined;
      this.#state = instance.state.read();
      if (this.#kept !== instance) await instance.close();
    }
  }

  /** Ends the command that runs now, which fails; the state stays. */
  async cancel(): Promise<void> {
    const running = this.#running;
    this.#giveUp();
    await running?.close();
  }

  /** Only while nothing runs. */
  resetState(): void {
    this.#state = new InstanceState().read();
    this.#giveUp();
  }

  /** Ends everything of it. */
  async close(): Promise<void> {
    this.#leaveRoom();
    const kept = this.#kept;
    await this.cancel();
    await kept?.close();
  }

  /** Where scripts and other instances run its commands. One that cannot run stays out, and says why when it is run. */
  #join(context: RunContext): void {
    if (this.#configuration === undefined) return;
    try {
      this.#kept ??= this.#start(this.#configuration, context);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }

  #configured(integration: InstalledIntegration, { values }: FilledIn): InstanceConfiguration {
    return configureInstance(integration, { name: this.name, params: values });
  }

  #begin(configuration: InstanceConfiguration, form: SavedForm): void {
    this.#configuration = configuration;
    this.#integration = configuration.integration;
    this.#form = form;
    this.#problem = undefined;
    this.#tested = 'not yet';
    this.#giveUp();
  }

  #start(configuration: InstanceConfiguration, { incidents }: RunContext): Instance {
    const room = this.#room;
    const clock: Clock = {
      now: () => room.context.clock?.now() ?? Date.now(),
      wait: (seconds) => room.context.clock?.wait(seconds),
    };
    const connect = () => room.context.connect(this.#form);
    const instance = new Instance(
      configuration,
      { incidents, connect, warRoom: room.room, ...(this.target === 'mock' ? { clock } : {}) },
      this.#newRunner(),
    );
    instance.state.replace(this.#state);
    return instance;
  }

  /** The next run starts again; one that runs now goes on to its end. */
  #giveUp(): void {
    const idle = this.#kept !== this.#running ? this.#kept : undefined;
    this.#kept = undefined;
    void idle?.close();
  }
}

/** UTF-8 bytes of what the server keeps. */
function stateBytes({ lastRun, integrationContext }: StateSnapshot): number {
  return (
    Buffer.byteLength(JSON.stringify(lastRun)) + Buffer.byteLength(JSON.stringify(integrationContext.context))
  );
}
