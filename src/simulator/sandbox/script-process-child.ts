import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { messageOf } from '../../shared/errors.js';
import { type HostReply, replyTo } from '../host/host-reply.js';
import type { RemoteHost, ScriptJob } from './script-job.js';
import { confinement, guestModule, memoryLimitMegabytes } from './script-process-arguments.js';
import { FrameReader, frameOf, maxBytesToScript } from './script-process-frames.js';
import { type HostCall, readGuestMessage } from './script-process-messages.js';
import type { ScriptEnd } from './script-realm.js';

/** Of the log of one run as JSON: it is kept here, where the memory of the script's process is no limit. */
export const maxLogCharacters = 16 * 1024 * 1024;

/** What a line takes besides its text, in memory and on the page. */
const lineCharacters = 256;

/** How a process of Node ends when it has no memory left, as a signal or as the code that stands for it. */
const outOfMemory: readonly unknown[] = ['SIGABRT', 'SIGTRAP', 134, 133];

interface Run {
  readonly host: RemoteHost;
  readonly end: (end: ScriptEnd) => void;
  logged: number;
  answering: boolean;
}

/**
 * A process that scripts run in, one at a time, and the pipe to it. It keeps this process alive only during a run.
 * What it sends is taken for an attack unless it is a message that was waited for and has the right shape.
 */
export class ScriptChild {
  /** When the process is gone: why. */
  readonly ended: Promise<string>;
  readonly #process: ChildProcess;
  readonly #pipe: Socket;
  #run: Run | undefined;
  #reason: string | undefined;

  /** `program`: the last arguments of Node, which say what to run. */
  constructor(program: readonly string[] = [guestModule]) {
    this.#process = spawn(process.execPath, [...confinement(), ...program], {
      env: {},
      cwd: tmpdir(),
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      windowsHide: true,
    });
    this.ended = new Promise((resolve) => {
      this.#process.on('error', (error) => resolve(`The script could not go on: ${error.message}`));
      this.#process.on('exit', (code, signal) => resolve(this.#reason ?? reasonOf(signal ?? code)));
    });
    this.#pipe = this.#process.stdio[3] as Socket;
    const frames = new FrameReader();
    this.#pipe.on('data', (piece) => this.#read(frames, piece));
    // What cannot be written to a process that ended: `ended` tells why.
    this.#pipe.on('error', () => undefined);
    this.#unref();
  }

  /** How the script ended; with an error when the process did. Rejects when the job is too long for a message. */
  async run(job: ScriptJob, host: RemoteHost): Promise<ScriptEnd> {
    const frame = frameOf(job, maxBytesToScript);
    this.#ref();
    const end = new Promise<ScriptEnd>((resolve) => {
      this.#run = { host, end: resolve, logged: 0, answering: false };
    });
    this.#pipe.write(frame);
    const first = await Promise.race([end, this.ended.then((message) => ({ error: { message } }))]);
    this.#run = undefined;
    this.#unref();
    return first;
  }

  /** Ends the process, and the run in it for this reason; resolves when it is gone. */
  async kill(reason: string): Promise<void> {
    this.#reason ??= reason;
    this.#ref();
    this.#process.kill('SIGKILL');
    await this.ended;
  }

  #read(frames: FrameReader, piece: Buffer): void {
    if (this.#reason !== undefined) return;
    try {
      for (const text of frames.read(piece)) this.#receive(text);
    } catch (error) {
      this.kill(`The script was ended, because its process did what it must not: ${messageOf(error)}`);
    }
  }

  #receive(text: string): void {
    const run = this.#run;
    if (run === undefined || run.answering) throw new Error('A message came that nobody waited for');
    const message = readGuestMessage(text);
    if ('call' in message) {
      countLog(run, message);
      this.#answer(run, message);
    } else {
      this.#run = undefined;
      run.end(message.end);
    }
  }

  async #answer(run: Run, { call, args }: HostCall): Promise<void> {
    run.answering = true;
    const answer = run.host[call] as ((...args: readonly unknown[]) => unknown) | undefined;
    const reply = await replyTo(() => {
      if (answer === undefined) throw new Error(`${call}: the script runs outside of an investigation`);
      return answer(...args);
    });
    run.answering = false;
    this.#pipe.write(replyFrame(reply));
  }

  #ref(): void {
    this.#process.ref();
    this.#pipe.ref();
  }

  #unref(): void {
    this.#process.unref();
    this.#pipe.unref();
  }
}

function countLog(run: Run, { call, args }: HostCall): void {
  if (call !== 'log') return;
  run.logged += JSON.stringify(args[1]).length + lineCharacters;
  if (run.logged > maxLogCharacters) {
    throw new Error(`The log of a run is longer than ${maxLogCharacters} characters`);
  }
}

function replyFrame(reply: HostReply): Buffer {
  try {
    return frameOf(reply, maxBytesToScript);
  } catch (error) {
    return frameOf({ error: messageOf(error) } satisfies HostReply, maxBytesToScript);
  }
}

function reasonOf(end: NodeJS.Signals | number | null): string {
  if (outOfMemory.includes(end)) {
    return `The script needed more memory than its limit of ${memoryLimitMegabytes} MB`;
  }
  return `The run was ended from outside (${end})`;
}
