import type { CommandArgument, InstalledPack } from '../../../simulator/install/installed-integration.js';
import type { ScriptArguments } from '../../../simulator/instance/command-arguments.js';
import type { RunResult } from '../../../simulator/instance/instance.js';
import { Investigation } from '../../../simulator/investigation/investigation.js';
import type { Clock } from '../../../simulator/sandbox/script-job.js';
import { builtInCommands } from '../../../simulator/war-room/built-in-commands.js';
import { LocalWarRoom } from '../../../simulator/war-room/war-room.js';
import type { FormCommand } from '../../protocol.js';
import type { RunTarget } from '../configure/allowed-origins.js';
import type { RunContext, RunSubject } from './run-subject.js';

/** What of a pack is in the War Room without an instance. */
type RoomContent = Pick<InstalledPack, 'scripts' | 'lists'>;

/** Scripts belong to no instance, so no form lets them out. */
const scripts: RunTarget = { target: 'mock', allowedOrigins: [] };

/** Who joins the War Room before something runs in it. */
export interface RoomMember {
  join(context: RunContext): void;
  /** Keeps what the run changed. */
  settle(): void;
}

/** The War Room of the playground: one investigation with all instances, the scripts of the pack, and the commands of the server. */
export class PlaygroundRoom implements RunSubject {
  readonly name = '';
  readonly target = 'mock';
  #room: LocalWarRoom;
  #context: RunContext | undefined;
  readonly #members = new Set<RoomMember>();
  /** Rooms that were replaced while something ran in them. */
  readonly #left: LocalWarRoom[] = [];

  #installed: RoomContent;

  constructor(installed: RoomContent) {
    this.#installed = installed;
    this.#room = this.#roomWith(installed);
  }

  /** Where instances join. It is another one after an installation. */
  get room(): LocalWarRoom {
    return this.#room;
  }

  get investigation(): Investigation {
    return this.#room.investigation;
  }

  /** What runs now, runs in it. */
  get context(): RunContext {
    if (this.#context === undefined) throw new Error('A run has begun without its context.');
    return this.#context;
  }

  /** Gives what takes the member out again. */
  add(member: RoomMember): () => void {
    this.#members.add(member);
    return () => this.#members.delete(member);
  }

  /** What can be run here without an instance. */
  commands(): FormCommand[] {
    return [
      ...this.#room.scripts.map(({ name, description, arguments: all }) => ({
        name,
        description: description ?? 'A script of the pack.',
        arguments: all,
      })),
      ...Object.keys(builtInCommands).map((name) => ({
        name,
        description: 'A command of the server itself.',
        arguments: [],
      })),
    ];
  }

  argumentsOf(command: string): readonly CommandArgument[] {
    return this.#room.scripts.find(({ name, id }) => name === command || id === command)?.arguments ?? [];
  }

  /** Takes other scripts, and lists that were not there; the investigation stays. */
  install(installed: RoomContent): void {
    const { investigation } = this;
    for (const [name, content] of Object.entries(installed.lists))
      if (!Object.hasOwn(investigation.data.lists, name)) investigation.setList(name, content);
    this.#installed = installed;
    this.#replace(investigation);
  }

  /** Begins with an empty investigation, and the lists as they are in the pack. */
  startOver(): void {
    this.#replace();
  }

  run(command: string, args: ScriptArguments, context: RunContext): Promise<RunResult> {
    return this.within(context, () => this.#room.run(command, args));
  }

  /** Whether a script of the pack or the server has the command. */
  has(command: string): boolean {
    return (
      Object.hasOwn(builtInCommands, command) ||
      this.#room.scripts.some(({ name, id }) => name === command || id === command)
    );
  }

  /** Runs something with everybody in the room. One at a time. */
  async within<T>(context: RunContext, run: () => Promise<T>): Promise<T> {
    this.#context = context;
    try {
      for (const member of this.#members) member.join(context);
      return await run();
    } finally {
      for (const member of this.#members) member.settle();
      this.#context = undefined;
      for (const room of this.#left.splice(0)) await room.close();
    }
  }

  /** Ends the scripts that run now, which fail. */
  async cancel(): Promise<void> {
    await this.#room.close();
  }

  #replace(investigation?: Investigation): void {
    if (this.#context === undefined) void this.#room.close();
    else this.#left.push(this.#room);
    this.#room = this.#roomWith(this.#installed, investigation);
  }

  #roomWith(
    { scripts: installed, lists }: RoomContent,
    investigation = new Investigation({ lists }),
  ): LocalWarRoom {
    const clock: Clock = {
      now: () => this.context.clock?.now() ?? Date.now(),
      wait: (seconds) => this.context.clock?.wait(seconds),
    };
    return new LocalWarRoom({
      investigation,
      scripts: installed,
      settings: { clock, connect: () => this.context.connect(scripts) },
    });
  }
}
