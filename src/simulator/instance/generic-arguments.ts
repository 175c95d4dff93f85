import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { UserError } from '../../shared/errors.js';
import { type Json, type JsonObject, valueAt } from '../../shared/json.js';
import { genericArguments, genericArgumentsWithoutEffect } from '../../spec/generic-arguments.js';
import { isErrorEntry, noteEntry, type WarRoomEntry } from '../war-room/war-room-entry.js';
import type { ScriptArguments } from './command-arguments.js';
import type { RunResult } from './script-run.js';

/** How a command is run, whatever it is. */
export interface GenericArguments {
  readonly using?: string;
  readonly usingBrand?: string;
  readonly rawResponse: boolean;
  readonly ignoreOutputs: boolean;
  readonly extendContext: readonly { readonly key: string; readonly path: string }[];
  readonly executionTimeoutSeconds?: number;
  readonly retryCount: number;
  readonly retryIntervalSeconds: number;
  /** Names of those given that do nothing here. */
  readonly withoutEffect: readonly string[];
}

const mostRetries = 100;
const longestSeconds = 86_400;

/**
 * Takes the generic arguments from those of a command. A name that the command declares itself is its own.
 * Throws a UserError for a value that is none of its argument.
 */
export function takeGenericArguments(
  given: ScriptArguments,
  declared: readonly string[],
): { readonly generic: GenericArguments; readonly own: ScriptArguments } {
  const isGeneric = (name: string) => Object.hasOwn(genericArguments, name) && !declared.includes(name);
  const text = (name: keyof typeof genericArguments) => (isGeneric(name) ? textOf(given[name]) : '');
  const using = text('using');
  const usingBrand = text('using-brand');
  const timeout = text('execution-timeout');
  return {
    generic: {
      ...(using === '' ? {} : { using }),
      ...(usingBrand === '' ? {} : { usingBrand }),
      ...(timeout === '' ? {} : { executionTimeoutSeconds: numberOf('execution-timeout', timeout) }),
      rawResponse: flagOf('raw-response', text('raw-response')),
      ignoreOutputs: flagOf('ignore-outputs', text('ignore-outputs')),
      extendContext: extensions(text('extend-context')),
      retryCount: Math.min(numberOf('retry-count', text('retry-count') || '0'), mostRetries),
      retryIntervalSeconds: numberOf('retry-interval', text('retry-interval') || '0'),
      withoutEffect: genericArgumentsWithoutEffect.filter(
        (name) => isGeneric(name) && given[name] !== undefined,
      ),
    },
    own: Object.fromEntries(Object.entries(given).filter(([name]) => !isGeneric(name))),
  };
}

/** Runs a command as often as the arguments say, until its caller's time is over, and shows what came of it as they say. */
export async function runWith(
  generic: GenericArguments,
  attempt: (timeLimitSeconds: number | undefined) => Promise<RunResult>,
  deadline = Number.POSITIVE_INFINITY,
): Promise<RunResult> {
  const interval = generic.retryIntervalSeconds * 1000;
  let result = await attempt(generic.executionTimeoutSeconds);
  for (let retry = 0; retry < generic.retryCount && !result.ok; retry += 1) {
    if (performance.now() + interval > deadline) break;
    await setTimeout(interval);
    result = await attempt(generic.executionTimeoutSeconds);
  }
  const notes = generic.withoutEffect.map((name) => ({
    level: 'info' as const,
    text: `${name} has no effect in the local Cortex.`,
  }));
  return {
    ...result,
    entries: generic.rawResponse ? result.entries.map(rawEntry) : result.entries,
    logs: [...notes, ...result.logs],
  };
}

/** What else the arguments let a command write to the context. */
export function extendedOutputs(
  { extendContext }: GenericArguments,
  entries: readonly WarRoomEntry[],
): JsonObject {
  const outputs = extendContext.flatMap(({ key, path }): [string, Json][] => {
    const steps =
      path === '' || path === '.'
        ? []
        : path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    const values = entries.flatMap(({ Contents }) => {
      const inEach = Array.isArray(Contents) && typeof steps[0] === 'string';
      return (inEach ? Contents : [Contents]).flatMap((item) => valueAt(item, steps) ?? []);
    });
    const [first] = values;
    return first === undefined ? [] : [[key, values.length === 1 ? first : values]];
  });
  return Object.fromEntries(outputs);
}

function rawEntry(entry: WarRoomEntry): WarRoomEntry {
  if (isErrorEntry(entry)) return entry;
  const { EntryContext } = entry;
  return { ...noteEntry('json', entry.Contents), ...(EntryContext === undefined ? {} : { EntryContext }) };
}

function extensions(text: string): GenericArguments['extendContext'] {
  return text
    .split('::')
    .filter((pair) => pair.trim() !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw invalid('extend-context', text, 'key=path, several with :: between them');
      return { key: pair.slice(0, at).trim(), path: pair.slice(at + 1).trim() };
    });
}

function flagOf(name: string, text: string): boolean {
  if (text === '' || text === 'false') return false;
  if (text === 'true') return true;
  throw invalid(name, text, 'true or false');
}

function numberOf(name: string, text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number) || number < 0)
    throw invalid(name, text, 'a number, not negative');
  return Math.min(number, longestSeconds);
}

function textOf(value: ScriptArguments[string] | undefined): string {
  return value === undefined || value === null ? '' : String(value);
}

function invalid(name: string, text: string, wanted: string): UserError {
  return new UserError('argument-invalid', `The argument ${name} is "${text}"; it takes ${wanted}.`);
}
