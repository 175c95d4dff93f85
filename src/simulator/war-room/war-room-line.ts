import { UserError } from '../../shared/errors.js';
import { shortened } from '../../shared/shortened.js';

export interface WarRoomCommand {
  readonly command: string;
  /** Under '' is the value of the default argument, which a line gives without its name. */
  readonly args: { readonly [name: string]: string };
}

const quoted = /"((?:[^"\\]|\\.)*)"/gs;

/** Reads a War Room line: `!command name=value other="two words"`. Throws a UserError. */
export function parseWarRoomLine(line: string): WarRoomCommand {
  refuseOpenQuote(line);
  const words =
    line
      .trim()
      .replace(/^!/, '')
      .match(/(?:[^\s"]|"(?:[^"\\]|\\.)*")+/gs) ?? [];
  return parseWords(
    words.map((word) => word.replace(quoted, (_all, text: string) => text.replace(/\\(.)/gs, '$1'))),
  );
}

function refuseOpenQuote(line: string): void {
  // As many other characters in place of what is quoted, so that positions stay.
  const open = line.replace(quoted, (text) => ' '.repeat(text.length)).indexOf('"');
  if (open >= 0)
    throw new UserError(
      'line-invalid',
      `The quotation mark at ${shortened(line.slice(open).trimEnd(), 40)} is not closed. Close it, or write \\" for a quotation mark in a quoted value.`,
    );
}

/** Reads the same from words that a shell has already split. Throws a UserError. */
export function parseWords(words: readonly string[]): WarRoomCommand {
  const [command = '', ...rest] = words;
  if (command === '')
    throw new UserError(
      'line-invalid',
      'No command is given. Write one, such as test-module or !command name=value.',
    );
  const args: { [name: string]: string } = {};
  for (const word of rest) {
    const equals = word.indexOf('=');
    if (equals < 1 && '' in args)
      throw new UserError(
        'line-invalid',
        `"${word}" has no name, and only one value can go without. Write name=value.`,
      );
    if (equals < 1) args[''] = word;
    else args[word.slice(0, equals)] = word.slice(equals + 1);
  }
  return { command: command.replace(/^!/, ''), args };
}

/** `!command name="value"`, as the War Room reads it. */
export function warRoomLine({ command, args }: WarRoomCommand): string {
  const words = Object.entries(args).map(([name, value]) => {
    const quoted = `"${value.replace(/["\\]/g, '\\$&')}"`;
    return name === '' ? quoted : `${name}=${quoted}`;
  });
  return [`!${command}`, ...words].join(' ');
}
