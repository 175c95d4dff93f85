/** One difference between two versions of an item. */
export interface Change {
  /** A whole sentence in the words of the platform's release notes: parameters and arguments in one asterisk, commands in three. */
  readonly text: string;
  /** An instance, playbook or query that works with the version before may stop working. */
  readonly breaking: boolean;
}

export function added(text: string): Change {
  return { text: `Added ${text}.`, breaking: false };
}

export function updated(text: string, breaking = false): Change {
  return { text: `Updated ${text}.`, breaking };
}

export function deprecated(text: string): Change {
  return { text: `Deprecated ${text}.`, breaking: false };
}

interface NameComparison<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly kept: readonly (readonly [old: T, now: T])[];
}

export function compareByName<T extends { readonly name: string }>(
  before: readonly T[],
  after: readonly T[],
): NameComparison<T> {
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

export function namesOf(list: readonly { readonly name: string }[]): string {
  return list.map(({ name }) => name).join();
}

export function shown(value: string | undefined): string {
  return value === undefined ? 'empty' : `\`${value}\``;
}
