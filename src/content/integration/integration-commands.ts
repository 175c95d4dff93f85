import type { Argument, Arguments, Command, Commands } from '../../definition/command.js';
import type { ArgumentType } from '../../spec/marketplace-reviewer.js';
import { commandDescription } from './command-description.js';
import { contextOutputs } from './command-outputs.js';

/** The entries of `script.commands`. */
export function commandsOf(commands: Commands): object[] {
  return Object.entries(commands).map(([name, command]) => commandEntry(name, command));
}

function commandEntry(name: string, command: Command): object {
  return {
    name,
    description: commandDescription(name, command),
    ...(command.harmful ? { execution: true } : {}),
    ...(command.deprecated ? { deprecated: true } : {}),
    ...(command.hidden ? { hidden: true } : {}),
    ...(command.polling ? { polling: true } : {}),
    arguments: argumentEntries(command.arguments),
    ...outputsOf(command),
  };
}

/** The entries of `arguments` of a command, or of `args` of a script. */
export function argumentEntries(declared: Arguments): object[] {
  return Object.entries(declared).map(([name, argument]) => ({
    name,
    description: argument.description,
    type: argumentType(argument),
    required: argument.required ?? false,
    ...(argument.isDefault ? { default: true } : {}),
    ...(argument.secret ? { secret: true } : {}),
    ...(argument.deprecated ? { deprecated: true } : {}),
    ...choice(argument),
  }));
}

function outputsOf(command: Command): object {
  const outputs = contextOutputs(command);
  return outputs.length === 0 ? {} : { outputs };
}

function argumentType({ kind }: Argument): ArgumentType {
  return kind === 'boolean' ? 'boolean' : 'shortText';
}

function choice(argument: Argument): object {
  switch (argument.kind) {
    case 'choices':
      return { isArray: true, auto: 'PREDEFINED', predefined: [...argument.options], ...defaultOf(argument) };
    case 'choice':
      return {
        auto: 'PREDEFINED',
        predefined: [...argument.options],
        ...(argument.defaultValue === undefined ? {} : { defaultValue: argument.defaultValue }),
      };
    case 'list':
      return { isArray: true, ...defaultOf(argument) };
    case 'boolean':
      return {
        auto: 'PREDEFINED',
        predefined: ['true', 'false'],
        defaultValue: String(argument.defaultValue),
      };
    default:
      return argument.defaultValue === undefined ? {} : { defaultValue: String(argument.defaultValue) };
  }
}

function defaultOf({ defaultValue }: { readonly defaultValue?: string }): object {
  return defaultValue === undefined ? {} : { defaultValue };
}
