import type { Argument, Arguments, ArgumentValues } from '../../definition/command.js';
import { configurationFailure } from '../values/failure.js';
import { parseTime } from '../values/instant.js';
import { readChoices, readCount, readList, readText } from './parameters.js';

/**
 * Reads a command's arguments as they were declared.
 * Throws a configuration failure that names the argument and what it accepts.
 */
export function readArguments<D extends Arguments>(
  definition: D,
  raw: { readonly [name: string]: unknown },
  nowMilliseconds: number,
): ArgumentValues<D> {
  const values: { [name: string]: unknown } = {};
  for (const name in definition)
    values[name] = readArgument(name, definition[name], raw[name], nowMilliseconds);
  return values as ArgumentValues<D>;
}

function readArgument(name: string, argument: Argument | undefined, raw: unknown, now: number): unknown {
  const label = `The argument ${name}`;
  const isRequired = argument?.required === true;
  if (argument?.kind === 'choices') return readChoices(label, argument.options, raw, undefined, isRequired);
  if (argument?.kind === 'list') return readListArgument(label, raw, isRequired);
  const text = readText(raw);
  if (text === '' && argument?.defaultValue !== undefined) return argument.defaultValue;
  if (text === '' && isRequired) throw configurationFailure(`${label} is missing.`);
  if (argument?.kind === 'integer') {
    return text === '' ? undefined : readCount(label, text, argument.minimum, argument.maximum);
  }
  if (argument?.kind === 'choice' && text !== '' && argument.options.indexOf(text) < 0) {
    throw configurationFailure(
      `${label} must be one of: ${argument.options.join(', ')}. It is "${text.substring(0, 60)}".`,
    );
  }
  if (argument?.kind === 'boolean') {
    if (/^(true|yes)$/i.test(text)) return true;
    if (/^(false|no)$/i.test(text)) return false;
    throw configurationFailure(`${label} must be true or false. It is "${text.substring(0, 60)}".`);
  }
  if (text !== '' && argument?.kind === 'datetime' && parseTime(text, now) === undefined) {
    throw configurationFailure(
      `${label} must be an ISO 8601 time such as 2026-11-03T08:00:00Z, or a text such as 2 hours or 3 days ago. It is "${text.substring(0, 60)}".`,
    );
  }
  return text;
}

function readListArgument(label: string, raw: unknown, isRequired: boolean): string[] {
  const items = readList(raw);
  if (isRequired && items.length === 0) throw configurationFailure(`${label} is missing.`);
  return items;
}
