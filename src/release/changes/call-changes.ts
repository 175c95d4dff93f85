import type { ArgumentSurface } from '../../tenant/upload/pack-zip.js';
import { added, type Change, compareByName, deprecated, shown, updated } from './change.js';

/** What commands and scripts are called with, and what they leave in the context. */
export interface CallSurface {
  readonly arguments: readonly ArgumentSurface[];
  readonly outputs: readonly string[];
  readonly deprecated: boolean;
}

/** @param where names the command or the script in a sentence */
export function callChanges(where: string, before: CallSurface, after: CallSurface): Change[] {
  return [
    ...(after.deprecated && !before.deprecated ? [deprecated(where)] : []),
    ...argumentChanges(where, before.arguments, after.arguments),
    ...outputChanges(where, before.outputs, after.outputs),
  ];
}

function argumentChanges(
  where: string,
  before: readonly ArgumentSurface[],
  after: readonly ArgumentSurface[],
): Change[] {
  const compared = compareByName(before, after);
  return [
    ...compared.added.map(({ name, required, defaultValue }) => ({
      ...added(`the *${name}* argument to ${where}${required ? ', which is required' : ''}`),
      breaking: required && defaultValue === undefined,
    })),
    ...compared.removed.map(({ name }) => updated(`${where} to work without the *${name}* argument`, true)),
    ...compared.kept.flatMap(([old, now]) => keptArgumentChanges(where, old, now)),
  ];
}

function keptArgumentChanges(where: string, old: ArgumentSurface, now: ArgumentSurface): Change[] {
  const lost = old.options.filter((option) => !now.options.includes(option));
  const gained = now.options.filter((option) => !old.options.includes(option));
  const argument = `${where}: its *${now.name}* argument`;
  return [
    ...(now.required && !old.required
      ? [updated(`${argument} is required now`, now.defaultValue === undefined)]
      : []),
    ...(old.defaultValue === now.defaultValue
      ? []
      : [updated(`${where}: the default of its *${now.name}* argument is ${shown(now.defaultValue)} now`)]),
    // Without options an argument takes every value.
    ...(lost.length > 0 && now.options.length > 0
      ? [updated(`${argument} no longer takes ${lost.join(', ')}`, true)]
      : []),
    ...(gained.length > 0
      ? [
          old.options.length === 0
            ? updated(`${argument} takes only ${gained.join(', ')} now`, true)
            : updated(`${argument} also takes ${gained.join(', ')}`),
        ]
      : []),
    ...(now.deprecated && !old.deprecated ? [deprecated(`the *${now.name}* argument of ${where}`)] : []),
  ];
}

function outputChanges(where: string, before: readonly string[], after: readonly string[]): Change[] {
  const lost = before.filter((path) => !after.includes(path));
  const gained = after.filter((path) => !before.includes(path));
  return [
    ...(gained.length > 0 ? [added(`the ${gained.join(', ')} context output to ${where}`)] : []),
    ...(lost.length > 0
      ? [updated(`${where} to work without the ${lost.join(', ')} context output`, true)]
      : []),
  ];
}
