import { UserError } from '../../shared/errors.js';
import type { Json } from '../../shared/json.js';
import { nearestName, suggestion } from '../../shared/nearest-name.js';
import { updateRemoteSystemArguments } from '../../spec/integrations.js';
import type { CommandArgument, InstalledIntegration } from '../install/installed-integration.js';

/** A value without a name, of the War Room line, is under ''. Objects come from other scripts only. */
export type ScriptArguments = Readonly<Record<string, Json | readonly string[]>>;

/** Commands that the platform itself starts; the YAML does not list them. */
export const TEST_MODULE = 'test-module';
export const FETCH_EVENTS = 'fetch-events';
export const FETCH_INCIDENTS = 'fetch-incidents';

/**
 * `args` as the script sees it: what was given, and the defaults of what was not. Throws a UserError for a command or
 * an argument that the integration does not have, and for a missing required one. `elsewhere`: what else can be run
 * where the instance is, which the command may have meant.
 */
export function resolveArguments(
  integration: InstalledIntegration,
  command: string,
  given: ScriptArguments,
  elsewhere: readonly string[] = [],
): ScriptArguments {
  return valuesOf(command, declaredArguments(integration, command, elsewhere), given);
}

/** The same for arguments that are declared anywhere. */
export function valuesOf(
  command: string,
  declared: readonly CommandArgument[],
  unnamed: ScriptArguments,
): ScriptArguments {
  const given = named(command, declared, unnamed);
  refuseUnknownNames(command, Object.keys(given), declared);
  const values: Record<string, ScriptArguments[string]> = {};
  for (const argument of declared) {
    const value = given[argument.name] ?? argument.defaultValue ?? undefined;
    if (value !== undefined) values[argument.name] = typeof value === 'object' ? value : String(value);
    else if (argument.required === true) {
      throw new UserError('argument-missing', `${command} needs the argument "${argument.name}".`);
    }
  }
  return values;
}

/** Gives a value without a name the one of the default argument. */
function named(
  command: string,
  declared: readonly CommandArgument[],
  given: ScriptArguments,
): ScriptArguments {
  const { '': value, ...others } = given;
  if (value === undefined) return given;
  const defaultArgument = declared.find((argument) => argument.default === true);
  if (defaultArgument === undefined) {
    throw new UserError(
      'argument-unknown',
      `${command} has no default argument, so "${value}" needs a name: write name=value.`,
    );
  }
  return { [defaultArgument.name]: value, ...others };
}

export function declaredArguments(
  integration: InstalledIntegration,
  command: string,
  elsewhere: readonly string[],
): readonly CommandArgument[] {
  const platformCommands = platformCommandsOf(integration);
  if (platformCommands.includes(command)) return [];
  const found = integration.commands.find(({ name }) => name === command);
  if (found !== undefined && command === 'update-remote-system')
    return [...found.arguments, ...updateRemoteSystemArguments.map((name) => ({ name }))];
  if (found !== undefined) return found.arguments;
  throw new UserError(
    'command-unknown',
    `${integration.display} has no command "${command}". ${meant(command, commandNames(integration), elsewhere)}`,
  );
}

/** All that an instance can do is worth a list, all that the server can is not. */
function meant(command: string, own: readonly string[], elsewhere: readonly string[]): string {
  const all = [...own, ...elsewhere.filter((name) => name !== command)];
  return suggestion(command, nearestName(command, all) === undefined ? own : all);
}

/** Everything that can be run on an instance, also what the platform itself starts. */
export function commandNames(integration: InstalledIntegration): string[] {
  return [...platformCommandsOf(integration), ...integration.commands.map(({ name }) => name)];
}

function platformCommandsOf({ fetchesEvents, fetchesIncidents }: InstalledIntegration): string[] {
  return [
    TEST_MODULE,
    ...(fetchesEvents ? [FETCH_EVENTS] : []),
    ...(fetchesIncidents ? [FETCH_INCIDENTS] : []),
  ];
}

function refuseUnknownNames(
  command: string,
  names: readonly string[],
  declared: readonly CommandArgument[],
): void {
  const known = declared.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UserError(
      'argument-unknown',
      `${command} has no argument "${unknown}". ${suggestion(unknown, known)}`,
    );
  }
}
