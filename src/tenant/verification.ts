import type { InstalledIntegration, Inventory } from './inventory.js';
import type { IntegrationSurface, PackItem, PackZip } from './pack-zip.js';

/** `old`: it is there, and not as in the zip. `not verifiable`: no API of the tenant tells whether it is there. */
export type Verdict = 'installed' | 'old' | 'missing' | 'not verifiable';

export interface CheckedItem {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly verdict: Verdict;
  /** What the verdict rests on. */
  readonly detail: string;
}

export interface Verification {
  readonly versionThere: string | undefined;
  /** The pack as a whole first, then its items. */
  readonly checked: readonly CheckedItem[];
  /** Nothing is missing or old. */
  readonly complete: boolean;
  /** Whether the code itself was compared, for every integration of the pack. */
  readonly scriptsCompared: boolean;
}

/** Compares what the tenant says that it has with what the zip holds. */
export function verify(pack: PackZip, inventory: Inventory): Verification {
  const versionThere = inventory.packs.find(({ id }) => id === pack.id)?.version;
  const checked = [checkPack(pack, versionThere), ...pack.items.map((item) => checkItem(item, inventory))];
  return {
    versionThere,
    checked,
    complete: checked.every(({ verdict }) => verdict === 'installed' || verdict === 'not verifiable'),
    scriptsCompared: pack.items
      .filter(({ integration }) => integration !== undefined)
      .every((item) => findIntegration(item, inventory)?.script !== undefined),
  };
}

function checkPack({ id, name, version }: PackZip, versionThere: string | undefined): CheckedItem {
  const item = { kind: 'pack', id, name };
  if (versionThere === undefined) return { ...item, verdict: 'missing', detail: 'not in the list of packs' };
  return versionThere === version
    ? { ...item, verdict: 'installed', detail: `version ${version}` }
    : { ...item, verdict: 'old', detail: `version ${versionThere} instead of ${version}` };
}

function checkItem(item: PackItem, inventory: Inventory): CheckedItem {
  const { kind, id, name } = item;
  if (item.integration !== undefined) {
    return { kind, id, name, ...checkIntegration(item.integration, findIntegration(item, inventory)) };
  }
  const listed = inventory.others[kind];
  if (listed === undefined) {
    return { kind, id, name, verdict: 'not verifiable', detail: 'the API of the tenant lists none of these' };
  }
  const there = listed.some((other) => other.id === id || other.name === name);
  return there
    ? { kind, id, name, verdict: 'installed', detail: 'by its name; its content is not compared' }
    : { kind, id, name, verdict: 'missing', detail: `not among the ${kind}s of the tenant` };
}

function findIntegration({ id }: PackItem, { integrations }: Inventory): InstalledIntegration | undefined {
  return integrations.find((integration) => integration.id === id);
}

type Judgement = Pick<CheckedItem, 'verdict' | 'detail'>;

function checkIntegration(wanted: IntegrationSurface, there: InstalledIntegration | undefined): Judgement {
  if (there === undefined) return { verdict: 'missing', detail: 'not among the integrations of the tenant' };
  const lacking = [
    ...lackingCommands(wanted, there),
    ...(there.parameters === undefined
      ? []
      : wanted.parameters
          .filter(({ name }) => there.parameters?.includes(name) === false)
          .map(({ name }) => `parameter ${name}`)),
  ];
  if (lacking.length > 0) return { verdict: 'old', detail: `without ${lacking.join(', ')}` };
  if (there.script !== undefined && !sameCode(there.script, wanted.script)) {
    return { verdict: 'old', detail: 'its script is another one' };
  }
  return { verdict: 'installed', detail: evidence(wanted, there) };
}

function lackingCommands(wanted: IntegrationSurface, there: InstalledIntegration): string[] {
  const { commands } = there;
  if (commands === undefined) return [];
  return wanted.commands.flatMap((command) => {
    const found = commands.find(({ name }) => name === command.name);
    if (found === undefined) return [`command ${command.name}`];
    return command.arguments
      .filter(({ name }) => !found.arguments.includes(name))
      .map(({ name }) => `argument ${name} of ${command.name}`);
  });
}

/** Without the white space at the ends, with which YAML is free. */
function sameCode(one: string, other: string): boolean {
  return one.trim() === other.trim();
}

function evidence(wanted: IntegrationSurface, there: InstalledIntegration): string {
  const count = wanted.commands.length;
  const commands =
    there.commands === undefined ? 'commands not listed' : `${count} command${count === 1 ? '' : 's'}`;
  const script = there.script === undefined ? 'script not shown by the tenant' : 'same script';
  const system = there.system === undefined ? [] : [there.system ? 'system content' : 'custom content'];
  return [commands, script, ...system].join(', ');
}
