import type { Subcommand } from '../../program/subcommand.js';
import { type CompletionWords, completionWords } from './completion-words.js';

export type Shell = 'bash' | 'zsh' | 'fish' | 'powershell';

const program = 'cortex-pack';

/** A script that teaches a shell to complete the command line. */
export function completionScript(shell: Shell, subcommands: readonly Subcommand[]): string {
  const words = completionWords(subcommands);
  const lines = { bash, zsh, fish, powershell }[shell](words);
  return `${lines.join('\n')}\n`;
}

function bash(words: readonly CompletionWords[]): string[] {
  return [
    '_cortex_pack() {',
    `  local current="\${COMP_WORDS[COMP_CWORD]}" subcommand="\${COMP_WORDS[1]}" flags="" values="" choices="" files=""`,
    '  COMPREPLY=()',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    COMPREPLY=($(compgen -W "${words.map(({ name }) => name).join(' ')} --help --version --verbose" -- "$current"))`,
    '    return',
    '  fi',
    '  case "$subcommand" in',
    ...words.map(({ name, flags, choices, takesFiles }) => {
      const withValue = flags.filter(({ takesValue }) => takesValue).map(({ flag }) => flag);
      return (
        `    ${name}) flags="${flags.map(({ flag }) => flag).join(' ')}" values=" ${withValue.join(' ')} " ` +
        `choices="${choices.join(' ')}" files="${takesFiles ? 'yes' : ''}" ;;`
      );
    }),
    '  esac',
    `  local previous="\${COMP_WORDS[COMP_CWORD-1]}"`,
    '  if [[ "$previous" == --* && "$values" == *" $previous "* ]]; then',
    '    COMPREPLY=($(compgen -f -- "$current"))',
    '  elif [[ "$current" == -* ]]; then',
    '    COMPREPLY=($(compgen -W "$flags" -- "$current"))',
    '  elif [ -n "$choices" ] && [ "$COMP_CWORD" -eq 2 ]; then',
    '    COMPREPLY=($(compgen -W "$choices" -- "$current"))',
    '  elif [ -n "$files" ]; then',
    '    COMPREPLY=($(compgen -f -- "$current"))',
    '  fi',
    '}',
    `complete -o filenames -F _cortex_pack ${program}`,
  ];
}

function zsh(words: readonly CompletionWords[]): string[] {
  const inner = (text: string) => text.replace(/[\\:[\]]/g, '\\$&');
  return [
    `#compdef ${program}`,
    '_cortex_pack() {',
    '  local -a subcommands',
    `  subcommands=(${words.map(({ name, summary }) => zshQuote(`${name}:${inner(summary)}`)).join(' ')})`,
    '  if (( CURRENT == 2 )); then',
    "    _describe 'subcommand' subcommands",
    '    return',
    '  fi',
    '  local subcommand="$words[2]"',
    '  shift words',
    '  (( CURRENT-- ))',
    '  case "$subcommand" in',
    ...words.map(({ name, flags, choices, takesFiles }) => {
      const options = flags.map(({ flag, summary, takesValue }) =>
        zshQuote(`${flag}[${inner(summary)}]${takesValue ? ':value:_files' : ''}`),
      );
      const first = choices.length > 0 ? [zshQuote(`1:argument:(${choices.join(' ')})`)] : [];
      const rest = takesFiles ? [zshQuote('*:argument:_files')] : [];
      return `    ${name}) _arguments ${[...options, ...first, ...rest].join(' ')} ;;`;
    }),
    '  esac',
    '}',
    `compdef _cortex_pack ${program}`,
  ];
}

function zshQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function fish(words: readonly CompletionWords[]): string[] {
  const quote = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
  return [
    `complete -c ${program} -f`,
    ...words.flatMap(({ name, summary, flags, choices, takesFiles }) => {
      const inside = `-n ${quote(`__fish_seen_subcommand_from ${name}`)}`;
      return [
        `complete -c ${program} -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
        ...flags.map(
          ({ flag, summary: text, takesValue }) =>
            `complete -c ${program} ${inside} -l ${flag.slice(2)}${takesValue ? ' -r -F' : ''} -d ${quote(text)}`,
        ),
        ...(choices.length > 0 ? [`complete -c ${program} ${inside} -a ${quote(choices.join(' '))}`] : []),
        ...(takesFiles ? [`complete -c ${program} ${inside} -F`] : []),
      ];
    }),
  ];
}

function powershell(words: readonly CompletionWords[]): string[] {
  const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const list = (texts: readonly string[]) => `@(${texts.map(quote).join(', ')})`;
  return [
    `Register-ArgumentCompleter -Native -CommandName ${program} -ScriptBlock {`,
    '  param($word, $line, $position)',
    `  $subcommands = ${list([...words.map(({ name }) => name), '--help', '--version', '--verbose'])}`,
    '  $offers = @{',
    ...words.map(
      ({ name, flags, choices }) =>
        `    ${quote(name)} = ${list([...choices, ...flags.map(({ flag }) => flag)])}`,
    ),
    '  }',
    '  $given = @($line.CommandElements | ForEach-Object { $_.ToString() })',
    '  $first = $given.Count -lt 2 -or ($given.Count -eq 2 -and $word -ne "")',
    '  $candidates = if ($first) { $subcommands } else { $offers[$given[1]] }',
    '  $candidates | Where-Object { $_ -like "$word*" } | ForEach-Object {',
    "    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)",
    '  }',
    '}',
  ];
}
