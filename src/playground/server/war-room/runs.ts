import { UserError } from '../../../shared/errors.js';
import type { Redactor } from '../../../shared/redactor.js';
import type { ScriptArguments } from '../../../simulator/instance/command-arguments.js';
import {
  runScheduled,
  type ScheduledCall,
  ScheduledCalls,
} from '../../../simulator/war-room/scheduled-calls.js';
import { parseWarRoomLine } from '../../../simulator/war-room/war-room-line.js';
import type { Run, RunSummary } from '../../protocol.js';
import { type RunTarget, refusalFor } from '../configure/allowed-origins.js';
import type { Simulation } from '../simulation/simulation.js';
import { History } from './history.js';
import { RunRecorder } from './run-recorder.js';
import type { RunSubject } from './run-subject.js';

/** Fetches come by themselves and often: they have limits of their own, so that they push nothing else out. */
const limits = { items: 200, characters: 50_000_000 };

/** What to run. `line` is what the user typed, or the command that the platform itself starts. */
export interface RunRequest {
  readonly command: string;
  readonly args: ScriptArguments;
  readonly line: string;
  readonly origin: Run['origin'];
  /** For a call that a polling command asked for. */
  readonly call?: ScheduledCall;
}

/** A run, and the call that it asks for. */
export interface FinishedRun {
  readonly run: Run;
  readonly next: ScheduledCall | undefined;
}

/** A run, and what it takes to run it again: its line with its secrets. */
interface KeptRun {
  readonly run: Run;
  readonly request: RunRequest;
}

/** Runs commands of instances and keeps what came of them, secrets masked. */
export class Runs {
  readonly #redactor: Redactor;
  readonly #kept = new History<KeptRun>(limits);

  constructor(redactor: Redactor) {
    this.#redactor = redactor;
  }

  get last(): number {
    return this.#kept.last;
  }

  summaries(): RunSummary[] {
    return this.#kept.after().map(({ run }) => summaryOf(run));
  }

  /** Throws a UserError for one that is not kept. */
  get(id: number): KeptRun {
    const found = this.#kept.get(id);
    if (found === undefined)
      throw new UserError(
        'playground-request',
        `Run ${id} is no longer kept: only the last ${limits.items} are, or fewer if they are large. Run the command again.`,
      );
    return found;
  }

  /** Runs a command to its end. Throws a UserError for an unknown command or argument. */
  async run(subject: RunSubject, request: RunRequest, simulation: Simulation): Promise<FinishedRun> {
    const redactor = this.#redactor;
    redactor.learn(secretArguments(subject, request).map((value) => ({ value })));
    const { clock, mockServers, origins, incidents } = simulation;
    const isVirtual = subject.target === 'mock';
    clock.catchUpWith(isVirtual ? (request.call?.at ?? 0) : Date.now());
    const now = isVirtual ? clock.now : Date.now;
    const at = now();
    const startedAt = Date.now();
    // Left over from what was sent to the mock servers outside any run.
    mockServers.faults.takeStruck();
    const recorder = new RunRecorder({
      redactor,
      now,
      takeStruckFault: () => mockServers.faults.takeStruck(),
    });
    const servers = {
      mockServers: [origins.receiver, ...(origins.source === undefined ? [] : [origins.source])],
      receiver: origins.receiver,
    };
    const connect = (target: RunTarget) => recorder.sender(refusalFor(target, servers));
    const context = { ...(isVirtual ? { clock } : {}), connect, incidents };
    const start = (command: string, args: ScriptArguments) => subject.run(command, args, context);
    const result = await (request.call === undefined
      ? start(request.command, request.args)
      : runScheduled(request.call, start));
    const calls = new ScheduledCalls();
    calls.note(result, now(), request.call);
    const next = calls.first;
    const { command, ok, milliseconds, entries, logs: log, error = null } = result;
    const shown = { entries, log, error };
    const masked = redactor.json(shown);
    const leaks = (['entries', 'log', 'error'] as const).filter(
      (part) => JSON.stringify(masked[part]) !== JSON.stringify(shown[part]),
    );
    const makeRun = (id: number): KeptRun => ({
      request,
      run: {
        id,
        instance: subject.name,
        command,
        line: redactor.text(request.line),
        origin: request.origin,
        at,
        startedAt,
        ok,
        asks: asksToConfirm(subject, request, masked.error?.message),
        milliseconds,
        requests: recorder.count,
        ...(masked.error === null ? {} : { error: masked.error }),
        ...(next === undefined ? {} : { nextCallAt: next.at }),
        entries: masked.entries,
        log: masked.log,
        exchanges: recorder.exchanges,
        leaks,
      },
    });
    const { run } = this.#kept.add(makeRun, request.origin === 'fetch' ? 'fetch' : '');
    return { run, next };
  }
}

/** A line of the War Room as a request. Throws a UserError for one that cannot be read. */
export function warRoomRequest(line: string): RunRequest {
  return { ...parseWarRoomLine(line), line, origin: 'war room' };
}

/** The call that a polling command asked for. */
export function scheduledRequest(call: ScheduledCall): RunRequest {
  const { command, args } = call;
  return { command, args, line: `!${command}`, origin: 'polling', call };
}

/** What the platform itself starts. */
export function platformRequest(command: string, origin: 'test' | 'fetch'): RunRequest {
  return { command, args: {}, line: command, origin };
}

function summaryOf(run: Run): RunSummary {
  const { id, instance, command, line, origin, at, startedAt, ok, asks, milliseconds, requests } = run;
  return { id, instance, command, line, origin, at, startedAt, ok, asks, milliseconds, requests };
}

/** Whether a command that has an argument `confirm` did nothing, and says that it wants it. */
function asksToConfirm(
  subject: RunSubject,
  { command, args }: RunRequest,
  message: string | undefined,
): boolean {
  const canConfirm = subject.argumentsOf(command).some(({ name }) => name === 'confirm');
  return canConfirm && args.confirm === undefined && /\bconfirm=true\b/.test(message ?? '');
}

function secretArguments(subject: RunSubject, { command, args }: RunRequest): string[] {
  return subject
    .argumentsOf(command)
    .filter(({ secret }) => secret === true)
    .flatMap(({ name }) => args[name] ?? [])
    .filter((value) => typeof value === 'string');
}
