import { UserError } from '../../shared/errors.js';
import { suggestion } from '../../shared/nearest-name.js';
import type { CommandArgument, InstalledIntegration } from '../install/installed-integration.js';

export type ScriptArguments = Readonly<Record<string, string | readonly string[]>>;

/** Commands that the platform itself starts; the YAML does not list them. */
export const TEST_MODULE = 'test-module';
export const FETCH_EVENTS = 'fetch-events';

/**
 * `args` as the script sees it: what was given, and the defaults of what was not. Throws a UserError for a command or
 * an argument that the integration does not have, and for a missing required one.
 */
export function resolveArguments(
  integration: InstalledIntegration,
  command: string,
  given: ScriptArguments,
): ScriptArguments {
  const declared = declaredArguments(integration, command);
  refuseUnknownNames(command, Object.keys(given), declared);
  const values: Record<string, string | readonly string[]> = {};
  for (const argument of declared) {
    const value = given[argument.name] ?? argument.defaultValue ?? undefined;
    if (value !== undefined) values[argument.name] = Array.isArray(value) ? value : String(value);
    else if (argument.required === true) {
      throw new UserError('argument-missing', `${command} needs the argument "${argument.name}".`);
    }
  }
  return values;
}

function declaredArguments(integration: InstalledIntegration, command: string): readonly CommandArgument[] {
  const platformCommands = [TEST_MODULE, ...(integration.fetchesEvents ? [FETCH_EVENTS] : [])];
  if (platformCommands.includes(command)) return [];
  const found = integration.commands.find(({ name }) => name === command);
  if (found !== undefined) return found.arguments;
  const known = [...platformCommands, ...integration.commands.map(({ name }) => name)];
  throw new UserError(
    'command-unknown',
    `${integration.display} has no command "${command}". ${suggestion(command, known)}`,
  );
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
