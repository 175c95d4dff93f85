import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Host } from '../host/host.js';
import { answerCalls, newReplyCounter } from '../host/synchronous-call.js';
import { requireEs5 } from './es5-syntax.js';
import type { ExecutionOptions, Outcome, ScriptCall } from './execute-script.js';
import { failedOutcome } from './outcome.js';

export type Clock = Pick<Host, 'now' | 'wait'>;

/** What the worker cannot do itself: its parent owns the sockets, the state and the logs. */
type RemoteName = Exclude<keyof Host, keyof Clock>;

export type RemoteHost = {
  readonly [K in RemoteName]: (
    ...args: Parameters<Host[K]>
  ) => ReturnType<Host[K]> | Promise<ReturnType<Host[K]>>;
} & Partial<Clock>;

export interface ScriptJob {
  readonly script: string;
  readonly call: ScriptCall;
  readonly options: ExecutionOptions;
  /** Whether the parent has the clock. */
  readonly remoteClock: boolean;
}

export interface WorkerSetup {
  readonly hostPort: MessagePort;
  readonly replies: Int32Array;
}

interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
}

interface Run {
  readonly thread: Thread;
  readonly host: RemoteHost;
  readonly end: (outcome: Outcome) => void;
}

/**
 * Runs scripts in a worker thread, one at a time. The thread is started by the first run and kept for the next ones;
 * between runs it does not keep the process alive.
 */
export class ScriptWorker {
  #thread: Thread | undefined;
  #run: Run | undefined;

  /** Throws a ScriptSyntaxError for a script that is not ES5. */
  check(script: string, file: string): void {
    requireEs5(script, file);
  }

  /** The outcome of the script; a script that is still running after the limit is ended and has failed. */
  async run(job: Omit<ScriptJob, 'remoteClock'>, host: RemoteHost, timeLimitMs: number): Promise<Outcome> {
    const thread = this.#thread ?? this.#start();
    this.#thread = thread;
    thread.worker.ref();
    thread.port.ref();
    const ended = new Promise<Outcome>((end) => {
      this.#run = { thread, host, end };
    });
    const timer = setTimeout(() => {
      this.#fail(thread, `The command timed out after ${timeLimitMs / 1000} seconds`);
      this.close();
    }, timeLimitMs);
    thread.worker.postMessage({ ...job, remoteClock: host.now !== undefined } satisfies ScriptJob);
    const outcome = await ended;
    clearTimeout(timer);
    this.#run = undefined;
    thread.worker.unref();
    thread.port.unref();
    return outcome;
  }

  /** Ends the thread; the script that runs in it has failed. */
  async close(): Promise<void> {
    const thread = this.#thread;
    if (thread === undefined) return;
    this.#thread = undefined;
    thread.port.close();
    await thread.worker.terminate();
  }

  #start(): Thread {
    const { port1: port, port2: hostPort } = new MessageChannel();
    const replies = newReplyCounter();
    answerCalls(port, replies, (name, args) => {
      const answer = this.#run?.host[name as keyof RemoteHost] as
        | ((...args: readonly unknown[]) => unknown)
        | undefined;
      return answer?.(...args);
    });
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: { hostPort, replies } satisfies WorkerSetup,
      transferList: [hostPort],
      // Options of the process, such as --input-type, can keep a thread from starting.
      execArgv: [],
    });
    const thread = { worker, port };
    worker.on('message', (outcome: Outcome) => this.#run?.end(outcome));
    worker.on('error', (error) => this.#fail(thread, `The script could not go on: ${error.message}`));
    worker.on('exit', () => {
      if (this.#thread === thread) this.#thread = undefined;
      this.#fail(thread, 'The run was ended from outside');
    });
    return thread;
  }

  /** The exit of a thread that was given up must not end the run of its successor. */
  #fail(thread: Thread, message: string): void {
    if (this.#run?.thread !== thread) return;
    this.#run.end(failedOutcome({ message }));
  }
}
