import {
  flagOf,
  type Options,
  type PositionalArgument,
  placeholderOf,
  type Subcommand,
} from '#src/cli/program/subcommand.js';
import { errorCodes } from '#src/shared/error-codes.js';

/** The page of the documentation about all subcommands, in Markdown. */
export function renderCommandsPage(subcommands: readonly Subcommand[]): string {
  return [
    '# Commands',
    '',
    '<!-- Generated from src/cli by `npm run docs:commands`. Change the declarations there. -->',
    '',
    '`cortex-pack <command>`, or `node build/src/cli/main.js <command>` in a clone. `--help` after any command prints what stands here. `--verbose` before the command shows the code of an error and where it comes from.',
    '',
    'Results go to the standard output, progress and errors to the standard error. The exit code is 0 for success, 1 for a mistake in what was given or a refusal of another system, 2 for a defect of this program, 3 when nothing is known to be wrong and not everything could be verified on a tenant, 4 when a tenant refused a pack for one of its items.',
    '',
    'With `--json`, a command that fails before it has a result prints `{"error": {"code": ..., "message": ...}}` in its place. The code is one of [those below](#error-codes), `file` for a file that the system refuses, `installation` for a package that is missing, or `defect` for a mistake of this program. In the same way, `validate --sarif` prints a log whose run was not successful and has no results, and `validate --github` an annotation.',
    '',
    '| Command | What it does |',
    '| --- | --- |',
    ...subcommands.map(({ name, summary }) => `| [\`${name}\`](#${name}) | ${cell(summary)} |`),
    '',
    ...subcommands.flatMap(renderSubcommand),
    ...renderErrorCodes(),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function renderSubcommand({
  name,
  summary,
  options,
  arguments: positional,
  examples = [],
}: Subcommand): string[] {
  return [
    `## ${name}`,
    '',
    summary,
    '',
    '```',
    ['cortex-pack', name, ...positional.map(placeholderOf), '[options]'].join(' '),
    '```',
    '',
    ...table(['Argument', 'Meaning'], positional.map(argumentRow)),
    ...table(['Option', 'Meaning'], Object.entries(options).map(optionRow)),
    ...examples.flatMap(({ line, description }) => [description, '', '```', line, '```', '']),
  ];
}

function renderErrorCodes(): string[] {
  return [
    '## Error codes',
    '',
    'With `--verbose`, an error shows its code. The code of an error stays the same when its text changes.',
    '',
    ...table(
      ['Code', 'Meaning'],
      Object.entries(errorCodes).map(([name, meaning]) => [code(name), meaning]),
    ),
  ];
}

function argumentRow(argument: PositionalArgument): string[] {
  const choices = argument.choices === undefined ? '' : `; one of ${argument.choices.map(code).join(', ')}`;
  return [code(placeholderOf(argument)), argument.summary + choices];
}

function optionRow([name, option]: [string, Options[string]]): string[] {
  if (option.kind === 'boolean') return [code(flagOf(name)), option.summary];
  const fallback = option.defaultValue === undefined ? '' : `; default: ${code(option.defaultValue)}`;
  return [code(`${flagOf(name)} <${option.placeholder}>`), option.summary + fallback];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

function code(text: string): string {
  return `\`${text}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
