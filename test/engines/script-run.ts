import type { Json, JsonObject } from '#src/shared/json.js';
import type { ScriptArguments } from '#src/simulator/instance/command-arguments.js';
import type { StateSnapshot } from '#src/simulator/instance/instance-state.js';
import type { Judged } from './tally.js';

/** One run of a script, told so that every engine can carry it out. Plain JSON. */
export interface ScriptRun {
  readonly script: string;
  readonly command: string;
  readonly params: JsonObject;
  readonly args: ScriptArguments;
  /** The script's clock at its start, epoch milliseconds. Only `wait` moves it. */
  readonly now: number;
  readonly state: StateSnapshot;
}

/** A request as the script asked for it. */
export interface HttpCall {
  readonly method: string;
  readonly url: string;
  /** Names only: the values are secret, and the mock servers see them anyway. */
  readonly headers: readonly string[];
  readonly bodySha256: string;
  readonly insecure: boolean;
  readonly proxy: boolean;
  readonly timeoutMs: number;
  /** 0 when no answer arrived. */
  readonly status: number;
}

/** What came of a run. */
export interface ScriptOutcome {
  /** What the script returned; null for nothing. */
  readonly result: Json;
  /** The text that it threw; null when it did not. */
  readonly error: string | null;
  readonly logs: readonly { readonly level: string; readonly text: string }[];
  /** Seconds of each wait. */
  readonly waits: readonly number[];
  readonly calls: readonly HttpCall[];
  readonly state: StateSnapshot;
  /** Of the script alone, without the start of its engine. */
  readonly milliseconds: number;
}

/** Something that runs scripts as a server does. */
export interface ScriptEngine extends Judged {
  /** Whether its JSON.stringify keeps the order of keys, or sorts them and escapes more than it must. */
  readonly jsonForm: 'kept' | 'sorted';
  run(run: ScriptRun): Promise<ScriptOutcome>;
}
