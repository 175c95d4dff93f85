import type { Argument, Command, Commands } from '../../definition/command.js';
import type { BuildProblem } from '../build-error.js';
import { duplicates, rangeProblems, sentenceProblems } from './definition-problems.js';

/** Checks names, texts and defaults of the commands, and that the examples call what is declared. */
export function checkCommands(commands: Commands): BuildProblem[] {
  const entries = Object.entries(commands);
  const problems = [
    ...(entries.length === 0
      ? ['there must be a command; the platform runs no integration without one.']
      : []),
    ...entries.flatMap(([name, command]) =>
      commandProblems(name, command).map((problem) => `${name}: ${problem}`),
    ),
  ];
  return problems.map((problem) => ({ message: `integration.commands: ${problem}` }));
}

function commandProblems(name: string, command: Command): string[] {
  return [
    ...(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)
      ? []
      : ['the name must be lower-case words, joined by dashes.']),
    ...sentenceProblems(command.description, 'description'),
    ...Object.entries(command.arguments).flatMap(([argument, declared]) =>
      argumentProblems(argument, declared).map((problem) => `${argument}: ${problem}`),
    ),
    ...(command.examples.length === 0 ? ['there must be an example.'] : []),
    ...command.examples.flatMap(({ line }) => exampleProblems(line, name, command)),
  ];
}

function argumentProblems(name: string, argument: Argument): string[] {
  return [
    ...(/^[a-z][a-z0-9_]*$/.test(name) ? [] : ['the name must be lower-case words, joined by underscores.']),
    ...sentenceProblems(argument.description, 'description'),
    ...(argument.kind === 'integer' ? rangeProblems(argument) : []),
    ...(argument.kind === 'choices'
      ? duplicates(argument.options).map((option) => `the option "${option}" is there twice.`)
      : []),
  ];
}

function exampleProblems(line: string, name: string, command: Command): string[] {
  const [called, ...rest] = line.split(' ');
  const withoutValues = rest.join(' ').replace(/"[^"]*"/g, '""');
  const used = [...withoutValues.matchAll(/(\w+)=/g)].map(([, argument = '']) => argument);
  return [
    ...(called === `!${name}` ? [] : [`the example "${line}" must start with !${name}.`]),
    ...used
      .filter((argument) => !(argument in command.arguments) && argument !== 'using')
      .map((argument) => `the example "${line}" uses ${argument}, which is no argument.`),
  ];
}
