import type { CompletePack } from '../../content/pack/complete-pack.js';
import type { Argument, Command } from '../../definition/command.js';
import { datasetOf } from '../../definition/pack.js';
import type { Parameter } from '../../definition/parameter.js';
import { unsupportedInRegularExpression } from '../../shared/script-regular-expressions.js';
import { isPackId } from '../../spec/pack-paths.js';
import type { DefinitionPath } from '../../validation/definition-source/definition-path.js';
import type { DefinitionProblem, DefinitionRule } from './definition-rule.js';

/* Rules about values that only the script carries, or that files are named after. */

const letters = /^[A-Za-z0-9]+$/;

/** Values that become names of files or folders. */
function* fileNames(pack: CompletePack): Iterable<readonly [path: DefinitionPath, name: string]> {
  for (const [index, { folder }] of (pack.modelingRules ?? []).entries())
    yield [['modelingRules', index, 'folder'], folder];
  for (const list of ['correlationRules', 'dashboards'] as const) {
    for (const [index, { file }] of (pack[list] ?? []).entries()) yield [[list, index, 'file'], file];
  }
}

const fileNamesAreProper: DefinitionRule = {
  code: 'CPD102',
  title: 'What files are named after has characters that every system takes',
  why: 'Files and folders of the pack, and the zip itself, get these names on every system.',
  fix: 'Write it without blanks, dashes and dots, as in AcmeLogs.',
  unseen: 'The files cannot be named before these values are known to be safe.',
  *check(pack) {
    if (!isPackId(pack.id)) {
      yield {
        path: ['id'],
        message: `"${pack.id}" is no id of a pack.`,
        fix: 'Begin with a letter or a digit, and go on with letters, digits, dashes, underscores and dots, as in AcmeLogs.',
      };
    }
    for (const [path, name] of fileNames(pack)) {
      if (letters.test(name)) continue;
      yield { path, message: `"${name}" has other characters than letters and digits, or none.` };
    }
  },
};

const datasetIsProper: DefinitionRule = {
  code: 'CPD103',
  title: 'Vendor and product make the name of a dataset',
  why: 'Events go to <vendor>_<product>_raw in small letters, and queries cannot name other characters.',
  fix: 'Write letters, digits and underscores only.',
  unseen: 'Only the script carries vendor and product.',
  *check({ integrations }) {
    for (const [index, { events }] of integrations.entries()) {
      if (events === undefined) continue;
      const dataset = datasetOf(events);
      if (/^[a-z0-9]+_[a-z0-9_]*[a-z0-9]_raw$/.test(dataset)) continue;
      const key = /^[a-z0-9]+$/i.test(events.vendor) ? 'product' : 'vendor';
      yield {
        path: ['integrations', index, 'events', key],
        message: `The dataset would be "${dataset}".`,
      };
    }
  },
};

const patternsCanBeUsed: DefinitionRule = {
  code: 'CPD104',
  title: 'Patterns of parameters are regular expressions of ES5, and take the default',
  why: 'A pattern that an engine of Cortex cannot read breaks the whole script; a default that it refuses breaks every new instance.',
  fix: 'Write a simpler pattern.',
  unseen: 'Only the script carries the pattern.',
  *check({ integrations }) {
    for (const [index, { parameters }] of integrations.entries()) {
      for (const [name, parameter] of Object.entries(parameters)) {
        if (parameter.kind === 'string' && parameter.pattern !== undefined)
          yield* patternProblems(
            ['integrations', index, 'parameters', name],
            parameter.pattern,
            parameter.defaultValue,
          );
      }
    }
  },
};

function* patternProblems(
  parameter: DefinitionPath,
  pattern: string,
  defaultValue: string | undefined,
): Iterable<DefinitionProblem> {
  const path = [...parameter, 'pattern'];
  const unsupported = unsupportedInRegularExpression(pattern);
  if (unsupported !== undefined) {
    yield { path, message: `The pattern has ${unsupported}, which Cortex servers cannot parse.` };
    return;
  }
  try {
    if (defaultValue !== undefined && !new RegExp(`^(?:${pattern})$`).test(defaultValue))
      yield {
        path: [...parameter, 'defaultValue'],
        message: `The default "${defaultValue}" does not match the pattern ${pattern}.`,
        fix: 'Change the default or the pattern.',
      };
  } catch {
    yield { path, message: `"${pattern}" is not a regular expression.` };
  }
}

/** Whole numbers with the way to them. */
function* integers(pack: CompletePack): Iterable<readonly [DefinitionPath, Parameter | Argument]> {
  for (const [index, { parameters, commands }] of pack.integrations.entries()) {
    const path = ['integrations', index];
    for (const [name, parameter] of Object.entries(parameters))
      yield [[...path, 'parameters', name], parameter];
    for (const [name, command] of Object.entries(commands)) {
      for (const [argument, declared] of Object.entries(command.arguments))
        yield [[...path, 'commands', name, 'arguments', argument], declared];
    }
  }
  for (const [index, script] of pack.scripts.entries()) {
    for (const [argument, declared] of Object.entries(script.arguments))
      yield [['scripts', index, 'arguments', argument], declared];
  }
}

const defaultsAreInRange: DefinitionRule = {
  code: 'CPD105',
  title: 'The default of an integer is a whole number from its minimum to its maximum',
  why: 'The script refuses any other value, so every new instance or call would fail.',
  fix: 'Change the default, or the range.',
  unseen: 'Only the script carries the range.',
  *check(pack) {
    for (const [path, declared] of integers(pack)) {
      if (declared.kind !== 'integer') continue;
      const { minimum, maximum, defaultValue } = declared;
      if (defaultValue === undefined) continue;
      if (!Number.isInteger(defaultValue) || defaultValue < minimum || defaultValue > maximum)
        yield {
          path: [...path, 'defaultValue'],
          message: `The default ${defaultValue} is not a whole number from ${minimum} to ${maximum}.`,
        };
    }
  },
};

const examplesCallTheCommand: DefinitionRule = {
  code: 'CPD106',
  title: 'Examples call their command with arguments that it takes',
  why: 'Users copy the examples from the documentation.',
  fix: 'Write a whole command line, such as !acme-get-events limit=10.',
  unseen: 'In the documents an example is a text like any other.',
  *check({ integrations, scripts }) {
    for (const [at, { commands }] of integrations.entries()) {
      for (const [name, command] of Object.entries(commands))
        yield* problemsOfExamples(['integrations', at, 'commands', name], name, command);
    }
    for (const [at, script] of scripts.entries())
      yield* problemsOfExamples(['scripts', at], script.name, script);
  },
};

type Called = Pick<Command, 'arguments' | 'examples'>;

function* problemsOfExamples(
  path: DefinitionPath,
  name: string,
  called: Called,
): Iterable<DefinitionProblem> {
  for (const [index, { line }] of called.examples.entries()) {
    for (const { message, fix } of exampleProblems(line, name, called))
      yield { path: [...path, 'examples', index, 'line'], message, fix };
  }
}

function exampleProblems(line: string, name: string, command: Called) {
  const [called, ...rest] = line.split(' ');
  const withoutValues = rest.join(' ').replace(/"[^"]*"/g, '""');
  const used = [...withoutValues.matchAll(/(\w+)=/g)].map(([, argument = '']) => argument);
  const taken = Object.keys(command.arguments);
  return [
    ...(called === `!${name}`
      ? []
      : [{ message: `The example "${line}" does not call the command.`, fix: `Begin with !${name}.` }]),
    ...used
      .filter((argument) => !taken.includes(argument) && argument !== 'using')
      .map((argument) => ({
        message: `The example "${line}" uses ${argument}, which is not an argument of the command.`,
        fix: taken.length === 0 ? 'Remove it: the command takes none.' : `Write one of ${taken.join(', ')}.`,
      })),
  ];
}

export const valueRules: readonly DefinitionRule[] = [
  fileNamesAreProper,
  datasetIsProper,
  patternsCanBeUsed,
  defaultsAreInRange,
  examplesCallTheCommand,
];
