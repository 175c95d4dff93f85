import type { Command, CommanderError } from 'commander';
import { UserError } from '../../shared/errors.js';
import { suggestion } from '../../shared/nearest-name.js';

/** What the parser says, and what this program says instead. */
const sentences: readonly [said: RegExp, instead: (...found: string[]) => string][] = [
  [/^unknown option '(.*)'$/, (option) => `There is no option "${option}".`],
  [/^unknown command '(.*)'$/, (name) => `There is no command "${name}".`],
  [/^missing required argument '(.*)'$/, (name) => `The argument <${name}> is missing.`],
  [/^option '(.*)' argument missing$/, (flags) => `The option ${flags} needs a value.`],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*)'\. Allowed choices are (.*)\.$/,
    (value, name, choices) =>
      `"${value}" is not a valid <${name}>. ${suggestion(value, choices.split(', '))}`,
  ],
  [
    /^too many arguments for '(.*)'\. Expected (\d+) arguments? but got (\d+)\.$/,
    (name, most, given) =>
      `${name} takes ${mostArguments(most)}, but ${given} ${given === '1' ? 'was' : 'were'} given.`,
  ],
];

/** What is wrong with a command line that the parser refused for a command, and what to type to see what it takes. */
export function commandLineError({ message }: CommanderError, command: Command): UserError {
  const [said = '', guess = ''] = message.replace(/^error: /, '').split(/\n\(|\)$/);
  const words = [inOurWords(said), guess, ...choicesOf(command, said)].filter((text) => text !== '');
  const name = command.parent === null ? '' : ` ${command.name()}`;
  const what = name === '' ? 'all commands' : 'what it takes';
  return new UserError(
    'command-line',
    `${words.join(' ')} To see ${what}, run \`npx cortex-pack${name} --help\`.`,
  );
}

function inOurWords(said: string): string {
  for (const [pattern, instead] of sentences) {
    const found = pattern.exec(said);
    if (found !== null) return instead(...found.slice(1));
  }
  return said;
}

function mostArguments(count: string): string {
  if (count === '0') return 'no arguments';
  return `at most ${count} ${count === '1' ? 'argument' : 'arguments'}`;
}

/** The values to choose from for an argument that is missing. */
function choicesOf(command: Command, said: string): string[] {
  const missing = command.registeredArguments.find(
    (argument) => said === `missing required argument '${argument.name()}'`,
  );
  return missing?.argChoices === undefined ? [] : [`Use ${missing.argChoices.join(' or ')}.`];
}
