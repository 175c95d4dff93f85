import { Argument, Command, CommanderError, Help, Option } from 'commander';
import { UserError } from '../../shared/errors.js';
import { suggestion } from '../../shared/nearest-name.js';
import type { Output, Terminal } from '../terminal/output.js';
import { type CommandFailure, failureOf } from './command-failure.js';
import { commandLineError } from './command-line-error.js';
import { reportFailure } from './report-failure.js';
import {
  type CliContext,
  type FailureForm,
  type FlagOption,
  flagOf,
  helpSummary,
  type Input,
  type Options,
  type PositionalArgument,
  placeholderOf,
  type Subcommand,
  type TextOption,
} from './subcommand.js';

export interface Invocation {
  /** The command line without the program. */
  readonly arguments: readonly string[];
  readonly version: string;
  readonly subcommands: readonly Subcommand[];
}

/** Runs one command line to its end and returns the exit code of the process. Never throws. */
export async function runProgram(invocation: Invocation, context: CliContext): Promise<number> {
  const answer = answerOf(context.output.out);
  const output = { ...context.output, out: answer.terminal };
  const program = createProgram(invocation, { ...context, output });
  try {
    await program.parseAsync([...invocation.arguments], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    const form = formOfFailure(invocation);
    if (form !== undefined && !answer.begun())
      context.output.out.verbatim(form(failureOf(error), invocation.version));
    return reportFailure(error, context.output.err, program.opts().verbose === true);
  }
}

/** The standard output of a command, and whether it has begun to answer. */
function answerOf(out: Terminal) {
  let begun = false;
  const noting =
    <A extends unknown[]>(write: (...given: A) => void) =>
    (...given: A) => {
      begun = true;
      write(...given);
    };
  const terminal = {
    ...out,
    line: noting(out.line),
    verbatim: noting(out.verbatim),
    write: noting(out.write),
  };
  return { terminal, begun: () => begun };
}

/** For programs that read the standard output. Looks at the words themselves: the parser may have refused them. */
function formOfFailure({ arguments: words, subcommands }: Invocation): FailureForm | undefined {
  const chosen = subcommands.find(({ name }) => name === words.find((word) => !word.startsWith('-')));
  const forms = { ...(chosen?.options.json && { json: jsonOfFailure }), ...chosen?.failureForms };
  return Object.entries(forms).find(([option]) => words.includes(flagOf(option)))?.[1];
}

function jsonOfFailure(failure: CommandFailure): string {
  return JSON.stringify({ error: failure }, null, 2);
}

function createProgram({ version, subcommands }: Invocation, context: CliContext): Command {
  const program = new Command('cortex-pack')
    .description('Compiles TypeScript into a Cortex XSIAM content pack.')
    .version(version, '--version', 'print the version')
    .option('--verbose', 'print where an error comes from')
    .helpOption('-h, --help', helpSummary)
    .helpCommand(false);
  prepare(program, context.output);
  for (const subcommand of subcommands) {
    const command = prepare(new Command(subcommand.name), context.output)
      .helpOption('-h, --help', helpSummary)
      .description(subcommand.summary);
    for (const [name, option] of Object.entries(subcommand.options))
      command.addOption(toOption(name, option));
    for (const argument of subcommand.arguments) command.addArgument(toArgument(argument));
    const examples = (subcommand.examples ?? []).map(
      ({ line, description }) => `  ${line}\n      ${description}`,
    );
    if (examples.length > 0) command.addHelpText('after', `\nExamples:\n${examples.join('\n')}`);
    command.action(() =>
      subcommand.run(
        { options: valuesOf(subcommand.options, command.opts()), arguments: filled(command.args) },
        { ...context, subcommands },
      ),
    );
    program.addCommand(command);
  }
  program.addCommand(helpOf(program));
  return program;
}

/** `help [command]`. The one of the parser is silent about a command that it does not know. */
function helpOf(program: Command): Command {
  return new Command('help')
    .description('print the help of a command')
    .helpOption(false)
    .argument('[command]')
    .action((name?: string) => {
      const commands = program.commands.filter((command) => command.name() !== 'help');
      const found = name === undefined ? program : commands.find((command) => command.name() === name);
      if (found !== undefined) return found.outputHelp();
      const names = commands.map((command) => command.name());
      throw new UserError(
        'command-line',
        `There is no command "${name}". ${suggestion(String(name), names)}`,
      );
    });
}

/** The parser throws instead of ending the process, and writes to the given output. */
function prepare(command: Command, output: Output): Command {
  return command
    .exitOverride((error) => {
      // A help or a version that was printed ends a command line, too.
      throw /^commander\.(help|helpDisplayed|version)$/.test(error.code)
        ? error
        : commandLineError(error, command);
    })
    .configureHelp({ formatItem })
    .configureOutput({
      writeOut: (text) => output.out.line(text.replace(/\n$/, '')),
      writeErr: (text) => output.err.line(text.replace(/\n$/, '')),
      getOutHelpWidth: () => output.out.width,
      getErrHelpWidth: () => output.err.width,
      outputError: () => undefined,
    });
}

/** In a terminal too narrow for two columns, what a word is for stands below it. */
function formatItem(this: Help, term: string, termWidth: number, description: string, helper: Help): string {
  const room = (this.helpWidth ?? 80) - termWidth - 4;
  if (room < this.minWidthToWrap) return `  ${term}\n      ${description}`;
  return Help.prototype.formatItem.call(this, term, termWidth, description, helper);
}

function toArgument(argument: PositionalArgument): Argument {
  const declared = new Argument(placeholderOf(argument), argument.summary);
  return argument.choices === undefined ? declared : declared.choices(argument.choices);
}

function toOption(name: string, option: FlagOption | TextOption): Option {
  const flag = flagOf(name);
  if (option.kind === 'boolean') return new Option(flag, option.summary);
  const withValue = new Option(`${flag} <${option.placeholder}>`, option.summary);
  return option.defaultValue === undefined ? withValue : withValue.default(option.defaultValue);
}

/** Throws a UserError for an empty word, which would be taken for something: as a path, for the folder of the process. */
function filled(words: readonly string[]): readonly string[] {
  if (!words.includes('')) return words;
  throw new UserError(
    'command-line',
    'An argument is empty. Fill it in, or leave it out. In a script, check that its variable is set.',
  );
}

function valuesOf(options: Options, parsed: { [name: string]: unknown }): Input<Options>['options'] {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => {
      const declared = toOption(name, option);
      const value = parsed[declared.attributeName()];
      // The parser keeps `--no-watch` as the value of `watch`.
      if (option.kind === 'boolean') return [name, value === !declared.negate];
      if (value === '')
        throw new UserError(
          'command-line',
          `${flagOf(name)} has an empty value. Give it a ${option.placeholder}, or leave it out. In a script, check that its variable is set.`,
        );
      return [name, typeof value === 'string' ? value : undefined];
    }),
  );
}
