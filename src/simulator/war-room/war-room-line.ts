import { UserError } from '../../shared/errors.js';

export interface WarRoomCommand {
  readonly command: string;
  /** Under '' is the value of the default argument, which a line gives without its name. */
  readonly args: { readonly [name: string]: string };
}

/** Reads a War Room line: `!command name=value other="two words"`. Throws a UserError. */
export function parseWarRoomLine(line: string): WarRoomCommand {
  const words =
    line
      .trim()
      .replace(/^!/, '')
      .match(/(?:[^\s"]|"(?:[^"\\]|\\.)*")+/g) ?? [];
  return parseWords(
    words.map((word) =>
      word.replace(/"((?:[^"\\]|\\.)*)"/g, (_all, text: string) => text.replace(/\\(.)/g, '$1')),
    ),
  );
}

/** Reads the same from words that a shell has already split. Throws a UserError. */
export function parseWords(words: readonly string[]): WarRoomCommand {
  const [command = '', ...rest] = words;
  if (command === '') throw new UserError('line-invalid', 'Which command? For example: test-module');
  const args: { [name: string]: string } = {};
  for (const word of rest) {
    const equals = word.indexOf('=');
    if (equals < 1 && '' in args)
      throw new UserError(
        'line-invalid',
        `"${word}" has no name: only one value may go without. Write name=value.`,
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
