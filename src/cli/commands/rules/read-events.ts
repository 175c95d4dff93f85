import { readFile, stat } from 'node:fs/promises';
import { messageOf, UserError } from '../../../shared/errors.js';
import { fileProblem } from '../../../shared/file-problem.js';
import { parseJson } from '../../../shared/parse-json.js';
import type { EventProblem, GivenEvent } from '../../../xql/rules/run-rules-on-events.js';

/** More than this is not evaluated on one machine in one go. */
const mostBytes = 64_000_000;

export interface ReadEvents {
  readonly events: readonly GivenEvent[];
  /** What is wrong with single events. */
  readonly problems: readonly EventProblem[];
  /** The newest time of an event, in epoch milliseconds; undefined when none has one. */
  readonly newest: number | undefined;
}

/**
 * Reads events from a file: a JSON list, one JSON object, or an object in each line. `_insert_time` becomes `_time`
 * where it is missing. Messages name the file as `shown`. Throws UserError for a file that holds none of these.
 */
export async function readEvents(file: string, shown: string): Promise<ReadEvents> {
  const items = parseItems(await readText(file, shown), shown);
  const problems: EventProblem[] = [];
  let newest: number | undefined;
  const events = items.flatMap((item, index): GivenEvent[] => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      problems.push({ index, rule: null, message: `An event is a JSON object, not ${kindOf(item)}.` });
      return [];
    }
    const event = item as { readonly [name: string]: unknown };
    const time = instant(event._time);
    if (time === undefined) {
      problems.push({ index, rule: null, message: timeProblem(event._time) });
      return [{ index, event, isDated: false }];
    }
    newest = Math.max(newest ?? time, time);
    const dated = { ...event, _time: iso(time), _insert_time: iso(instant(event._insert_time) ?? time) };
    return [{ index, event: dated, isDated: true }];
  });
  return { events, problems, newest };
}

async function readText(file: string, shown: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > mostBytes) {
      throw new UserError(
        'command-line',
        `${shown} has ${Math.ceil(size / 1e6)} MB, and at most ${mostBytes / 1e6} MB are read. Take a part of it: \`head -n 100000\`, or \`jq -c '.[]' | split -l 100000\`.`,
      );
    }
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(
      'command-line',
      `--events ${shown} cannot be read: ${fileProblem(cause)}. Give a file with a JSON list of events, or with one JSON object in each line.`,
      { cause },
    );
  }
}

function parseItems(text: string, shown: string): unknown[] {
  const trimmed = text.trim();
  if (trimmed === '') throw new UserError('command-line', `${shown} is empty. ${whatIsTaken}`);
  const whole = parsed(text);
  if ('value' in whole) return Array.isArray(whole.value) ? whole.value : [whole.value];
  const [first = '', ...others] = trimmed.split('\n');
  // A list or an object over several lines is one JSON.
  if (others.length === 0 || 'fault' in parsed(first))
    throw new UserError('command-line', `${shown} is not JSON: ${whole.fault}. ${whatIsTaken}`);
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const item = parsed(line);
    if ('value' in item) return [item.value];
    throw new UserError('command-line', `${shown}, line ${index + 1}, is not JSON. ${whatIsTaken}`);
  });
}

/** What a file of events holds, as advice. */
export const whatIsTaken = 'Events are taken as a JSON list, or as one JSON object in each line.';

function parsed(text: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: parseJson(text) };
  } catch (error) {
    return { fault: messageOf(error) };
  }
}

function kindOf(item: unknown): string {
  if (item === null) return 'null';
  return Array.isArray(item) ? 'a list' : `a ${typeof item}`;
}

function timeProblem(time: unknown): string {
  return time === undefined || time === null || time === ''
    ? 'The event has no _time. It is mapped, but no rule or widget sees it.'
    : `The _time ${JSON.stringify(time)} cannot be read: write it as 2026-11-20T09:00:00Z, or as seconds or milliseconds since 1970. The event is mapped, but no rule or widget sees it.`;
}

/** A time as text or as number of seconds, milliseconds, microseconds or nanoseconds, in epoch milliseconds. */
export function instant(time: unknown): number | undefined {
  const number = typeof time === 'string' && /^\d+$/.test(time) ? Number(time) : time;
  const milliseconds = typeof number === 'number' ? fromNumber(number) : Date.parse(String(time));
  return Math.abs(milliseconds) <= 8.64e15 ? milliseconds : undefined;
}

/** By its size: seconds reach 100 billion in the year 5138. */
function fromNumber(time: number): number {
  if (time < 1e11) return time * 1000;
  if (time < 1e14) return time;
  return time < 1e17 ? time / 1000 : time / 1e6;
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
