import { type Runtime, recommendedRuntime } from '../../definition/runtime.js';
import { UserError } from '../../shared/errors.js';
import type { JsonObject } from '../../shared/json.js';
import { Redactor } from '../../shared/redactor.js';
import { shownAs } from '../../shared/shown-path.js';
import { TEST_MODULE } from '../../simulator/instance/command-arguments.js';
import type { ScriptRunner } from '../../simulator/sandbox/script-job.js';
import { ScriptProcess } from '../../simulator/sandbox/script-process.js';
import type { ScheduledCall } from '../../simulator/war-room/scheduled-calls.js';
import type {
  Cycle,
  IncidentDetails,
  IncidentSummary,
  IntegrationForm,
  Overview,
  Pace,
  Run,
  SavedFile,
  SaveRequest,
  Snapshot,
  WarRoomCommands,
} from '../protocol.js';
import { integrationForm } from './configure/form.js';
import { Instances } from './configure/instances.js';
import { mockForm, movedValues } from './configure/mock-values.js';
import type { PlaygroundInstance } from './configure/playground-instance.js';
import { DatasetViews } from './data/dataset-views.js';
import { Cycles, fetchCommandOf, requireFetch } from './fetch/cycles.js';
import { Fetching } from './fetch/fetching.js';
import { incidentDetails, listedIncidents } from './incidents/incident-list.js';
import { type InstalledZip, installZip, vendorAndProduct } from './installation/installed-zip.js';
import { packDifference } from './installation/pack-difference.js';
import type { Project } from './installation/project.js';
import { Reinstallation } from './installation/reinstallation.js';
import { PackOverview } from './overview/pack-overview.js';
import { Revision } from './revision.js';
import { SerialQueue } from './serial-queue.js';
import { Simulation, type SimulationSettings } from './simulation/simulation.js';
import { snapshotOf } from './snapshot.js';
import { genericCommandArguments } from './war-room/generic-command-arguments.js';
import { PlaygroundRoom } from './war-room/playground-room.js';
import { Polling } from './war-room/polling.js';
import type { RunSubject } from './war-room/run-subject.js';
import { platformRequest, type RunRequest, Runs, scheduledRequest, warRoomRequest } from './war-room/runs.js';
import { savedFile } from './war-room/saved-file.js';

const longestWait = 20_000;
/** Milliseconds between the calls of a polling command in virtual time, so that a user can follow them. */
const pollingPause = 400;

export interface PlaygroundSettings {
  /** The folder that the user is in. */
  readonly root: string;
  /** Gives the path of the zip; for sources it builds them for the runtime. */
  readonly makeZip: (runtime: Runtime) => Promise<string>;
  /** The runtimes that the zip can be made for; absent for a zip that is as it is. */
  readonly runtimes?: readonly Runtime[];
  /** The project in the current folder, if there is one. */
  readonly project: Project | undefined;
  readonly watching: Snapshot['watch']['watching'];
  readonly newRunner?: () => ScriptRunner;
  /** Takes what a fetch cycle threw that nobody waits for. */
  readonly reportFailure: (error: unknown) => void;
}

/** A built pack that is installed, configured and run. One command runs at a time. */
export class Playground {
  readonly revision = new Revision();
  readonly reinstallation: Reinstallation;
  readonly #overview: PackOverview;
  readonly #settings: SimulationSettings;
  readonly #redactor = new Redactor();
  readonly #instances: Instances;
  readonly #room: PlaygroundRoom;
  readonly #runs = new Runs(this.#redactor);
  readonly #turns = new SerialQueue();
  readonly #fetching: Fetching;
  readonly #polling: Polling;
  readonly #runtimes: readonly Runtime[];
  #runtime: Runtime = recommendedRuntime;
  #zip: InstalledZip;
  #simulation: Simulation;
  #cycles: Cycles;
  #data: DatasetViews;
  #pace: Pace = { intervalSeconds: 60, restMilliseconds: 1_000, lateRecords: false };
  #running: Snapshot['running'];

  /** Builds and installs. Throws a UserError or BuildError when that fails. */
  static async open(settings: PlaygroundSettings): Promise<Playground> {
    const { project, root } = settings;
    const file = await settings.makeZip(recommendedRuntime);
    const zip = await installZip(file, shownAs(file, root));
    // The mock server of a project is for its own pack, not for any that is opened in its folder.
    const simulationSettings: SimulationSettings =
      project?.packId === zip.pack.id ? project : vendorAndProduct(zip);
    return new Playground(settings, simulationSettings, zip, await Simulation.start(simulationSettings));
  }

  private constructor(
    {
      root,
      makeZip,
      runtimes = [],
      watching,
      reportFailure,
      newRunner = () => new ScriptProcess(),
    }: PlaygroundSettings,
    settings: SimulationSettings,
    zip: InstalledZip,
    simulation: Simulation,
  ) {
    this.#overview = new PackOverview(root);
    this.#settings = settings;
    this.#runtimes = runtimes;
    this.#room = new PlaygroundRoom(zip.pack);
    this.#instances = new Instances(this.#redactor, newRunner, this.#room);
    this.#fetching = new Fetching({ changed: () => this.revision.bump(), failed: reportFailure });
    this.#polling = new Polling(reportFailure);
    this.#zip = zip;
    this.#simulation = simulation;
    this.#cycles = new Cycles(simulation, this.#runs, this.#redactor);
    this.#data = new DatasetViews(zip, simulation, this.#redactor);
    this.reinstallation = new Reinstallation({
      watching,
      install: async () => {
        const file = await makeZip(this.#runtime);
        return this.#install(await installZip(file, shownAs(file, root)));
      },
      changed: () => this.revision.bump(),
    });
  }

  /** With `since` it waits until the revision is another, for at most 20 seconds. */
  async snapshot(since?: number): Promise<Snapshot> {
    if (since !== undefined) await this.revision.changedSince(since, longestWait);
    return snapshotOf({
      revision: this.revision.number,
      zip: this.#zip,
      runtime: this.#runtimes.length === 0 ? undefined : { chosen: this.#runtime, choices: this.#runtimes },
      watch: this.reinstallation.state,
      simulation: this.#simulation,
      instances: this.#instances.summaries(),
      running: this.#running ?? this.#polling.first,
      fetching: this.#fetching.instance,
      pace: this.#pace,
      lastCycle: this.#cycles.last,
      lastRun: this.#runs.last,
      redactor: this.#redactor,
    });
  }

  /** Throws a UserError for a zip that cannot be read any more. */
  overview(): Promise<Overview> {
    return this.#overview.of(this.#zip);
  }

  integrations(): IntegrationForm[] {
    return this.#zip.pack.integrations.map((integration) =>
      integrationForm(integration, mockForm(integration, this.#simulation)),
    );
  }

  instance(name: string): PlaygroundInstance {
    return this.#instances.get(name);
  }

  /** Throws a UserError for what the form refuses, or a UserError. */
  saveInstance(form: SaveRequest): PlaygroundInstance {
    const saved = this.#instances.save(this.#zip.pack, form);
    this.revision.bump();
    return saved;
  }

  /** An instance of the first integration that uses the mock servers, if there is a mock server of the source. */
  configureForMockServers(): void {
    const [form] = this.integrations();
    if (form === undefined || Object.keys(form.mockValues).length === 0) return;
    this.saveInstance({
      name: `${form.id}_instance_1`,
      integration: form.id,
      target: 'mock',
      values: form.mockValues,
    });
  }

  async removeInstance(name: string): Promise<void> {
    if (this.#fetching.instance === name) this.#fetching.stop();
    this.#polling.stop(name);
    await this.#instances.remove(name);
    this.revision.bump();
  }

  test(name: string): Promise<Run> {
    return this.#run(name, platformRequest(TEST_MODULE, 'test'));
  }

  /**
   * Runs a line of the War Room: on an instance, or, without one and for scripts and commands of the server, in the room.
   * Throws a UserError for a command that nobody has.
   */
  async run(name: string | undefined, line: string): Promise<Run> {
    const request = warRoomRequest(line);
    const isOwn = name !== undefined && this.#instances.get(name).hasCommand(request.command);
    return this.#run(name === undefined || (!isOwn && this.#room.has(request.command)) ? '' : name, request);
  }

  /** Runs the command of a kept run again, on the instance as it is now; a fetch is then no cycle. */
  async replay(id: number): Promise<Run> {
    const { run, request } = this.#runs.get(id);
    const { call: _call, ...again } = request;
    return this.#run(run.instance, {
      ...again,
      origin: request.origin === 'test' ? 'test' : 'war room',
    });
  }

  /** Ends the command that runs, and what it waits for. */
  async cancel(name: string): Promise<void> {
    this.#polling.stop(name);
    this.revision.bump();
    await (name === '' ? this.#room.cancel() : this.#instances.get(name).cancel());
  }

  get runs(): Pick<Runs, 'summaries' | 'get'> {
    return this.#runs;
  }

  get cycles(): Pick<Cycles, 'after' | 'details'> {
    return this.#cycles;
  }

  get data(): DatasetViews {
    return this.#data;
  }

  incidents(): IncidentSummary[] {
    return listedIncidents(this.#simulation.incidents, this.#redactor);
  }

  /** Throws a UserError for one that is not kept. */
  incidentDetails(id: string): IncidentDetails {
    return incidentDetails(this.#simulation.incidents, id, this.#redactor);
  }

  /** Runs one fetch cycle. */
  step(name: string): Promise<Cycle> {
    return this.#inTurn(name, fetchCommandOf(this.#instances.get(name)), () =>
      this.#cycles.step(this.#instances.get(name), this.#pace),
    );
  }

  /** Runs cycles until it is stopped. Throws a UserError when the instance cannot fetch. */
  startFetching(name: string): void {
    const instance = this.#instances.get(name);
    instance.requireCode();
    requireFetch(instance);
    this.#fetching.start(name, async () => {
      const started = performance.now();
      await this.step(name);
      const { intervalSeconds, restMilliseconds } = this.#pace;
      if (instance.target === 'mock') return restMilliseconds;
      return Math.max(0, started + intervalSeconds * 1000 - performance.now());
    });
  }

  stopFetching(): void {
    this.#fetching.stop();
  }

  setPace(pace: Partial<Pace>): void {
    this.#pace = { ...this.#pace, ...pace };
    this.revision.bump();
  }

  /** Throws a UserError for an unknown fault. */
  setFault(...fault: Parameters<Simulation['mockServers']['faults']['set']>): void {
    this.#simulation.mockServers.faults.set(...fault);
    this.revision.bump();
  }

  /** Installs the pack as it is built for another runtime; instances stay. Throws a UserError where it is built for none. */
  async setRuntime(runtime: Runtime): Promise<void> {
    if (!this.#runtimes.includes(runtime))
      throw new UserError(
        'playground-request',
        `A zip that was named cannot be built for ${JSON.stringify(runtime)}. Start the playground in the project of the pack, and name no zip.`,
      );
    this.#runtime = runtime;
    await this.reinstallation.run();
  }

  /** Lets so many records appear at the source. Throws a UserError when there is no mock server of it. */
  burst(count: number): void {
    const { source } = this.#simulation.mockServers;
    if (source === undefined)
      throw new UserError(
        'playground-request',
        `${this.#zip.pack.name} has no mock server of its source, so no records can be added. Start the playground in the project of the pack; if it has no pack/mock-api/demo.ts, write one with demoSource from cortex-pack/test.`,
      );
    source.burst(count);
    this.revision.bump();
  }

  async resetState(name: string): Promise<void> {
    await this.#turns.take(async () => this.#instances.get(name).resetState());
    this.revision.bump();
  }

  /** New mock servers with an empty dataset, and instances without a state. Runs are kept. */
  async startOver(): Promise<void> {
    this.#fetching.stop();
    this.#polling.stop();
    await this.#turns.take(async () => {
      const before = this.#simulation;
      const after = await Simulation.start(this.#settings);
      this.#simulation = after;
      this.#cycles = new Cycles(after, this.#runs, this.#redactor);
      this.#showData();
      this.#room.startOver();
      await this.#instances.startOver((values) => movedValues(values, before, after));
      await before.mockServers.close();
    });
    this.revision.bump();
  }

  /** What can be run in the War Room without an instance, and the arguments that every command takes. */
  warRoom(): WarRoomCommands {
    const instances = this.#instances.summaries();
    return { commands: this.#room.commands(), generic: genericCommandArguments(instances) };
  }

  /** The context of the investigation. */
  context(): JsonObject {
    return this.#redactor.json(this.#room.investigation.context);
  }

  /** A file of an entry. Throws a UserError for an id that no file has. */
  file(id: string): SavedFile {
    return savedFile(this.#room.investigation.files, id, this.#redactor);
  }

  /** Hides every secret that was ever filled in. */
  masked(text: string): string {
    return this.#redactor.text(text);
  }

  /** Ends everything that runs. */
  async close(): Promise<void> {
    this.#fetching.stop();
    this.#polling.stop();
    this.revision.release();
    await this.#instances.close();
    await this.#turns.take(() => this.#simulation.mockServers.close());
  }

  #run(name: string, request: RunRequest): Promise<Run> {
    return this.#inTurn(name, request.command, async () => {
      const subject = name === '' ? this.#room : this.#instances.get(name);
      const { run, next } = await this.#runs.run(subject, request, this.#simulation);
      if (next !== undefined) this.#runAgain(subject, next);
      return run;
    });
  }

  /** Virtual time need not be waited for: it moves on to the call. */
  #runAgain({ name, target }: RunSubject, call: ScheduledCall): void {
    const pause = target === 'mock' ? pollingPause : Math.max(0, call.at - Date.now());
    this.#polling.wait({ instance: name, command: call.command, since: Date.now() }, pause, () =>
      this.#run(name, scheduledRequest(call)),
    );
  }

  #inTurn<T>(name: string, command: string, job: () => Promise<T>): Promise<T> {
    return this.#turns.take(async () => {
      this.#running = { instance: name, command, since: Date.now() };
      this.revision.bump();
      try {
        return await job();
      } finally {
        this.#running = undefined;
        this.revision.bump();
      }
    });
  }

  /** Gives what differs from the pack that was installed before. */
  #install(zip: InstalledZip): string[] {
    const changes = packDifference(this.#zip, zip);
    this.#zip = zip;
    this.#room.install(zip.pack);
    this.#instances.install(zip.pack);
    this.#showData();
    return changes;
  }

  #showData(): void {
    this.#data = new DatasetViews(this.#zip, this.#simulation, this.#redactor);
  }
}
