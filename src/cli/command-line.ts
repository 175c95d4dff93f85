/** Wrong use of a command line; the message says what is expected. */
export class CommandLineError extends Error {
  override readonly name = 'CommandLineError';
  readonly blame = 'user';
}

export interface ParsedCommand {
  readonly command: string;
  readonly args: { readonly [name: string]: string };
}

/** Reads a War Room line: `!command name=value other="two words"`. Throws a CommandLineError. */
export function parseCommandLine(line: string): ParsedCommand {
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

/** Reads the same from words that a shell has already split. Throws a CommandLineError. */
export function parseWords(words: readonly string[]): ParsedCommand {
  const [command = '', ...rest] = words;
  if (command === '') throw new CommandLineError('Which command? For example: test-module');
  const args: { [name: string]: string } = {};
  for (const word of rest) {
    const equals = word.indexOf('=');
    if (equals < 1) throw new CommandLineError(`"${word}" is no argument: write name=value.`);
    args[word.slice(0, equals)] = word.slice(equals + 1);
  }
  return { command: command.replace(/^!/, ''), args };
}
