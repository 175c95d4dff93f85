import type { Argument, Arguments, ArgumentValues } from '../../definition/command.js';
import { configurationFailure } from '../values/failure.js';
import { parseTime } from '../values/instant.js';
import { readChoices, readCount } from './parameters.js';

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
  for (const name in definition) {
    values[name] = readArgument(name, definition[name] as Argument, raw[name], nowMilliseconds);
  }
  return values as ArgumentValues<D>;
}

function readArgument(name: string, argument: Argument, raw: unknown, now: number): unknown {
  const label = 'The argument ' + name;
  if (argument.kind === 'choices')
    return readChoices(label, argument.options, raw, undefined, argument.required === true);
  const text =
    raw === undefined || raw === null
      ? ''
      : String(raw).replace(/^[\s\u00a0\ufeff]+|[\s\u00a0\ufeff]+$/g, '');
  if (argument.kind === 'integer') {
    return text === '' ? argument.defaultValue : readCount(label, text, argument.minimum, argument.maximum);
  }
  if (argument.kind === 'boolean') {
    if (text === '') return argument.defaultValue;
    const lower = text.toLowerCase();
    if (lower !== 'true' && lower !== 'false' && lower !== 'yes' && lower !== 'no') {
      throw configurationFailure(label + ' must be true or false. It is "' + text.substring(0, 60) + '".');
    }
    return lower === 'true' || lower === 'yes';
  }
  const given = text === '' && argument.defaultValue !== undefined ? argument.defaultValue : text;
  if (given === '' && argument.required === true) throw configurationFailure(label + ' is missing.');
  if (given !== '' && argument.kind === 'datetime' && parseTime(given, now) === undefined) {
    throw configurationFailure(
      label +
        ' must be an ISO 8601 time such as 2026-11-03T08:00:00Z, or a text such as 2 hours or 3 days ago. It is "' +
        given.substring(0, 60) +
        '".',
    );
  }
  return given;
}
