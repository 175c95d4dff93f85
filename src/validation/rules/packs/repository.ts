import { knownKinds } from '../../../spec/content-kinds.js';
import { kindOfPath } from '../../../spec/pack-paths.js';
import type { ContentItem, Pack } from '../../document/pack.js';
import { itemsOf } from '../../document/parts.js';
import { versionsOverlap } from '../../document/server-versions.js';
import { defineRule, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';

function idOf({ path, root }: ContentItem): Field | undefined {
  const kind = kindOfPath(path);
  const id = kind && root.deepest(knownKinds[kind].id);
  return id?.text === undefined ? undefined : id;
}

/** Another pack; a second build of the same pack, such as its zip, is none. */
function isOther({ shape, id }: Pack, pack: Pack): boolean {
  return shape === pack.shape && id !== pack.id;
}

/** What two items must not have in common: kind and id. */
function identityOf(item: ContentItem): string | undefined {
  const id = idOf(item);
  return id === undefined ? undefined : `${kindOfPath(item.path)} ${id.text}`;
}

interface OwnedItem {
  readonly pack: Pack;
  readonly item: ContentItem;
}

const known = new WeakMap<readonly Pack[], ReadonlyMap<string, readonly OwnedItem[]>>();

/** The items of all packs: to look through them for each item of each pack would take long in a repository. */
function itemsByIdentity(all: readonly Pack[]): ReadonlyMap<string, readonly OwnedItem[]> {
  const before = known.get(all);
  if (before !== undefined) return before;
  const items = new Map<string, OwnedItem[]>();
  for (const pack of all) {
    for (const item of itemsOf(pack)) {
      const identity = identityOf(item);
      if (identity === undefined) continue;
      const same = items.get(identity);
      if (same === undefined) items.set(identity, [{ pack, item }]);
      else same.push({ pack, item });
    }
  }
  known.set(all, items);
  return items;
}

const packNamesDiffer = defineRule({
  code: 'CP235',
  official: ['GR104'],
  severity: 'error',
  title: 'No two packs of a repository have the same name',
  why: 'People choose packs by their name.',
  fix: 'Rename one of the packs.',
  *check(pack, all) {
    const name = pack.metadata?.get('name');
    const others = all.filter(
      (other) => isOther(other, pack) && other.metadata?.get('name')?.text === name?.text,
    );
    if (name?.text !== undefined && others[0] !== undefined) {
      yield { place: name.place, message: `The pack ${others[0].id} has the name "${name.text}" too.` };
    }
  },
});

const itemIdsDiffer = defineRule({
  code: 'CP236',
  official: ['GR105'],
  severity: 'error',
  title: 'No two items for the same server have the same id',
  why: 'One of them replaces the other on the tenant.',
  fix: 'Give each item an id of its own, or versions that do not overlap.',
  *check(pack, all) {
    const items = itemsByIdentity(all);
    for (const item of itemsOf(pack)) {
      const id = idOf(item);
      const twin = items
        .get(identityOf(item) ?? '')
        ?.find(
          (other) =>
            other.item.root !== item.root &&
            (other.pack === pack || isOther(other.pack, pack)) &&
            versionsOverlap(item, other.item),
        )?.item;
      if (id !== undefined && twin !== undefined)
        yield { place: id.place, message: `${twin.path} has the id "${String(id.value)}" too.` };
    }
  },
});

const dependenciesAreVisible = defineRule({
  code: 'CP237',
  official: ['GR108'],
  severity: 'error',
  title: 'A pack does not need a hidden pack',
  why: 'A hidden pack cannot be installed, so neither can a pack that needs it.',
  fix: 'Make the dependency optional, or show the pack.',
  *check(pack, all) {
    for (const dependency of pack.metadata?.get('dependencies')?.fields ?? []) {
      const hidden = all.some(
        ({ id, metadata }) => id === dependency.name && metadata?.get('hidden')?.value === true,
      );
      if (hidden && dependency.get('mandatory')?.value === true) {
        yield { place: dependency.keyPlace, message: `The pack ${dependency.name} is hidden, but needed.` };
      }
    }
  },
});

export const repositoryRules: readonly Rule[] = [packNamesDiffer, itemIdsDiffer, dependenciesAreVisible];
