import { nounOf } from '../spec/content-kinds.js';
import type {
  ArgumentSurface,
  IntegrationSurface,
  PackItem,
  PackZip,
  ParameterSurface,
} from '../tenant/upload/pack-zip.js';

/** What differs between two versions of a pack, for one item. */
export interface ItemChanges {
  readonly kind: PackItem['kind'];
  readonly name: string;
  readonly isNew: boolean;
  readonly changes: readonly Change[];
}

export interface Change {
  /** A whole sentence in the words of the platform's release notes: parameters and arguments in one asterisk, commands in three. */
  readonly text: string;
  /** An instance, playbook or query that works with the version before may stop working. */
  readonly breaking: boolean;
}

/** The changes from the released version to the new one, in the order of the new pack; removed items last. */
export function packChanges(released: PackZip, next: PackZip): ItemChanges[] {
  const same = (one: PackItem) => (other: PackItem) => other.kind === one.kind && other.id === one.id;
  const kept = next.items.map((item) => {
    const before = released.items.find(same(item));
    return {
      kind: item.kind,
      name: item.name,
      isNew: before === undefined,
      changes: changesOf(before, item),
    };
  });
  const removed = released.items
    .filter((item) => !next.items.some(same(item)))
    .map(({ kind, name }) => ({
      kind,
      name,
      isNew: false,
      changes: [{ text: `Deprecated. The ${nounOf(kind)} was removed from the pack.`, breaking: true }],
    }));
  return [...kept, ...removed].filter(({ isNew, changes }) => isNew || changes.length > 0);
}

function changesOf(before: PackItem | undefined, { integration }: PackItem): Change[] {
  if (before?.integration === undefined || integration === undefined) return [];
  return [
    ...parameterChanges(before.integration, integration),
    ...commandChanges(before.integration, integration),
    ...scriptChanges(before.integration, integration),
  ];
}

function parameterChanges(before: IntegrationSurface, after: IntegrationSurface): Change[] {
  const { added, removed, kept } = compareByName(before.parameters, after.parameters);
  return [
    ...added.map(({ label, required, defaultValue }) => ({
      text: `Added the *${label}* parameter${required ? ', which is required' : ''}.`,
      breaking: required && defaultValue === undefined,
    })),
    ...removed.map(({ label }) => ({
      text: `Updated the integration to work without the *${label}* parameter.`,
      breaking: true,
    })),
    ...kept.flatMap(([old, now]) => keptParameterChanges(old, now)),
  ];
}

function keptParameterChanges(old: ParameterSurface, now: ParameterSurface): Change[] {
  const updated = (what: string, breaking: boolean) => ({
    text: `Updated the *${now.label}* parameter${what}.`,
    breaking,
  });
  const lost = old.options.filter((option) => !now.options.includes(option));
  const gained = now.options.filter((option) => !old.options.includes(option));
  return [
    ...(old.type === now.type
      ? []
      : [updated(`, which has another type (${old.type} became ${now.type})`, true)]),
    ...(now.required && !old.required
      ? [updated(', which is required now', now.defaultValue === undefined)]
      : []),
    ...(old.required && !now.required ? [updated(', which is optional now', false)] : []),
    ...(old.label === now.label ? [] : [updated(`, which was called *${old.label}*`, false)]),
    ...(old.defaultValue === now.defaultValue
      ? []
      : [updated(`: its default is ${shown(now.defaultValue)} now`, false)]),
    ...(lost.length > 0 ? [updated(`, which no longer offers ${lost.join(', ')}`, true)] : []),
    ...(gained.length > 0 ? [updated(`, which also offers ${gained.join(', ')}`, false)] : []),
  ];
}

function commandChanges(before: IntegrationSurface, after: IntegrationSurface): Change[] {
  const { added, removed, kept } = compareByName(before.commands, after.commands);
  // With the same arguments it is the same command under another name.
  const renamed = removed.flatMap((old) => {
    const now = added.find(
      (each) => old.arguments.length > 0 && namesOf(each.arguments) === namesOf(old.arguments),
    );
    return now === undefined ? [] : [{ old, now }];
  });
  return [
    ...renamed.map(({ old, now }) => ({
      text: `Updated the ***${now.name}*** command, which was called ***${old.name}***.`,
      breaking: true,
    })),
    ...added
      .filter((command) => !renamed.some(({ now }) => now === command))
      .map(({ name }) => ({ text: `Added the ***${name}*** command.`, breaking: false })),
    ...removed
      .filter((command) => !renamed.some(({ old }) => old === command))
      .map(({ name }) => ({
        text: `Deprecated the ***${name}*** command, which was removed.`,
        breaking: true,
      })),
    ...kept.flatMap(([old, now]) => argumentChanges(now.name, old.arguments, now.arguments)),
  ];
}

function argumentChanges(
  command: string,
  before: readonly ArgumentSurface[],
  after: readonly ArgumentSurface[],
): Change[] {
  const { added, removed, kept } = compareByName(before, after);
  const where = `the ***${command}*** command`;
  return [
    ...added.map(({ name, required, defaultValue }) => ({
      text: `Added the *${name}* argument to ${where}${required ? ', which is required' : ''}.`,
      breaking: required && defaultValue === undefined,
    })),
    ...removed.map(({ name }) => ({
      text: `Updated ${where} to work without the *${name}* argument.`,
      breaking: true,
    })),
    ...kept.flatMap(([old, now]) => [
      ...(now.required && !old.required
        ? [
            {
              text: `Updated ${where}: its *${now.name}* argument is required now.`,
              breaking: now.defaultValue === undefined,
            },
          ]
        : []),
      ...(old.defaultValue === now.defaultValue
        ? []
        : [
            {
              text: `Updated ${where}: the default of its *${now.name}* argument is ${shown(now.defaultValue)} now.`,
              breaking: false,
            },
          ]),
    ]),
  ];
}

function scriptChanges(before: IntegrationSurface, after: IntegrationSurface): Change[] {
  if (withoutVersion(before.script) === withoutVersion(after.script)) return [];
  return [{ text: 'Improved implementation of the integration.', breaking: false }];
}

/** The first line of a script names the version of its pack. */
function withoutVersion(script: string): string {
  return script.replace(/^\/\/ pack version: .*\r?\n/, '').trim();
}

interface Comparison<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly kept: readonly (readonly [old: T, now: T])[];
}

function compareByName<T extends { readonly name: string }>(
  before: readonly T[],
  after: readonly T[],
): Comparison<T> {
  const find = (list: readonly T[], { name }: T) => list.find((each) => each.name === name);
  return {
    added: after.filter((each) => find(before, each) === undefined),
    removed: before.filter((each) => find(after, each) === undefined),
    kept: after.flatMap((now) => {
      const old = find(before, now);
      return old === undefined ? [] : [[old, now] as const];
    }),
  };
}

function namesOf(list: readonly { readonly name: string }[]): string {
  return list.map(({ name }) => name).join();
}

function shown(value: string | undefined): string {
  return value === undefined ? 'empty' : `\`${value}\``;
}
