import type { Entry } from '../commands/entry.js';
import type { CommandAnswer, CommandResult } from './command-result.js';

/** When a polling command wants to be run again. */
export interface PollAgain<A = { readonly [name: string]: unknown }> {
  /** At least 10: the platform takes no shorter pause. */
  readonly inSeconds: number;
  /** For all calls together, from the first one on. Then the platform gives up. */
  readonly timeoutSeconds: number;
  /** Arguments of the next call that differ from those of this one, such as the id of what was started. */
  readonly args?: Partial<A>;
}

/** What a polling command answers while it is not done. */
export interface UnfinishedResult<O = unknown, A = { readonly [name: string]: unknown }>
  extends Omit<CommandResult<O>, 'again'> {
  readonly again: PollAgain<A>;
}

export function isUnfinished(answer: CommandAnswer | UnfinishedResult): answer is UnfinishedResult {
  return typeof answer === 'object' && 'again' in answer && answer.again !== undefined;
}

/** The result as it is shown, for there may be nothing to show yet. */
export function shownMeanwhile(result: UnfinishedResult): CommandResult {
  const isEmpty = result.rows === undefined && result.file === undefined;
  return {
    ...(isEmpty && { text: `Runs again in ${secondsOf(result.again)} seconds.` }),
    ...result,
    again: undefined,
  };
}

/** The entries with the call that they ask for. @param given the arguments of this call */
export function withNextCall(
  entries: Entry | Entry[],
  { again }: UnfinishedResult,
  command: string,
  given: { readonly [name: string]: unknown },
): Entry | Entry[] {
  const [first, ...others] = Array.isArray(entries) ? entries : [entries];
  if (first === undefined) return entries;
  const entry: Entry = {
    ...first,
    PollingCommand: command,
    NextRun: String(secondsOf(again)),
    Timeout: String(again.timeoutSeconds),
    PollingArgs: { ...given, ...textsOf(again.args ?? {}) },
  };
  return others.length === 0 ? entry : [entry].concat(others);
}

function secondsOf({ inSeconds }: PollAgain): number {
  return Math.max(10, Math.ceil(inSeconds));
}

/** As a user would give them. */
function textsOf(args: { readonly [name: string]: unknown }): { [name: string]: unknown } {
  const texts: { [name: string]: unknown } = {};
  for (const name in args) {
    const value = args[name];
    if (value !== undefined) texts[name] = Array.isArray(value) ? value : String(value);
  }
  return texts;
}
