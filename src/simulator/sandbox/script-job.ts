import type { RequestTrace } from '../host/request-traces.js';
import type { InvestigationHost, ScriptHost } from '../host/script-host.js';
import type { ExecutionOptions, Outcome, ScriptCall } from './execute-script.js';
import type { ScriptLevel } from './script-language.js';

export type Clock = Pick<ScriptHost, 'now' | 'wait'>;

/** What the process of a script cannot do itself: its parent owns the sockets, the state and the logs. */
type RemoteName = Exclude<keyof ScriptHost, keyof Clock | keyof InvestigationHost>;

type Remote<H, K extends keyof H> = {
  readonly [N in K]: NonNullable<H[N]> extends (...args: infer A) => infer R
    ? (...args: A) => R | Promise<R>
    : never;
};

export type RemoteHost = Remote<ScriptHost, Exclude<RemoteName, 'sendEvents'>> &
  Partial<Remote<ScriptHost, 'sendEvents'>> &
  Partial<Remote<InvestigationHost, keyof InvestigationHost>> &
  Partial<Clock> & {
    /** Takes note of a request that the code made over a socket of its own. */
    readonly requested?: (trace: RequestTrace) => void;
  };

export interface ScriptJob {
  readonly script: string;
  readonly call: ScriptCall;
  readonly options: ExecutionOptions;
  /** Whether the parent has the clock. */
  readonly remoteClock: boolean;
}

/** What runs the code of an integration, one script at a time. */
export interface ScriptRunner {
  /** The language of the code that it runs. */
  readonly language: 'javascript' | 'python';
  /** Throws a UserError for a script that no server takes at this level, which is `es5` unless given. */
  check(script: string, file: string, level?: ScriptLevel): void;
  /** The outcome of the script; one that is still running after the limit is ended and has failed. */
  run(job: Omit<ScriptJob, 'remoteClock'>, host: RemoteHost, timeLimitMs: number): Promise<Outcome>;
  /** Ends what runs; a script in it has failed. */
  close(): Promise<void>;
}
