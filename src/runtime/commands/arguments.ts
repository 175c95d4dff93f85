import type { Argument, Arguments, ArgumentValues } from '../../definition/command.js';
import { readField } from './field.js';

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
    const argument = definition[name] as Argument;
    values[name] = readField(`The argument ${name}`, argument, raw[name], nowMilliseconds, '');
  }
  return values as ArgumentValues<D>;
}
