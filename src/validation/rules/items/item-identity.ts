import { undecoratedDisplay } from '../../../content/integration/contribution.js';
import { type KnownKind, knownKinds } from '../../../spec/content-kinds.js';
import { namesEqualToId, versionPaths, wordsOfKinds } from '../../../spec/item-checks.js';
import type { ContentItem, Pack } from '../../document/pack.js';
import { checkedKinds, itemsOfKind } from '../../document/parts.js';
import { replaceScalar } from '../../fixes/scalar-edit.js';
import { defineRule, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';

interface KindItem extends ContentItem {
  readonly kind: KnownKind;
  readonly noun: string;
}

function itemsWithKind(pack: Pack): KindItem[] {
  return checkedKinds.flatMap((kind) =>
    itemsOfKind(pack, kind).map((item) => ({ ...item, kind, noun: knownKinds[kind].noun })),
  );
}

const idEqualsName = defineRule({
  code: 'CP301',
  official: ['BA101'],
  severity: 'error',
  title: 'Id and name of an item are equal',
  why: 'Other items refer to it by one of them and are not found by the other.',
  fix: 'Write the same text in both. Once published, keep the id.',
  *check(pack) {
    for (const { kind, root } of itemsWithKind(pack)) {
      const path = namesEqualToId[kind];
      const id = root.at(...knownKinds[kind].id);
      const name = path && root.at(...path);
      if (id?.text !== undefined && name?.text !== undefined && id.text !== name.text)
        yield { place: name.place, message: `The name is "${name.text}", but the id is "${id.text}".` };
    }
  },
});

const versionIsMinusOne = defineRule({
  code: 'CP302',
  official: ['BA100'],
  severity: 'error',
  title: 'The version of an item is -1',
  why: 'The server counts versions itself; any other number makes the installation keep an older copy.',
  fix: 'Write -1. The version of the pack is currentVersion in pack_metadata.json.',
  *check(pack) {
    for (const { kind, root } of itemsWithKind(pack)) {
      const path = versionPaths[kind];
      const version = path && root.at(...path);
      if (typeof version?.value === 'number' && version.value !== -1)
        yield {
          place: version.place,
          message: `The version is ${version.value}.`,
          edits: replaceScalar(version, -1),
        };
    }
  },
});

const idHasNoSlash = defineRule({
  code: 'CP303',
  official: ['BA105'],
  severity: 'error',
  title: 'The id of an item has no slash',
  why: 'The id becomes part of addresses and paths.',
  fix: 'Write the id without slash.',
  *check(pack) {
    for (const { kind, root } of itemsWithKind(pack)) {
      const id = root.at(...knownKinds[kind].id);
      if (id?.text?.includes('/')) yield { place: id.place, message: `The id "${id.text}" has a slash.` };
    }
  },
});

/** Id, name, and of integrations the display name. */
function namesOf({ kind, root }: KindItem): Field[] {
  const paths = [knownKinds[kind].id, ['name'], knownKinds[kind].name];
  const fields = paths.flatMap((path) => root.at(...path) ?? []);
  return fields.filter(
    (field, index) =>
      fields.findIndex((other) => String(other.dataPath) === String(field.dataPath)) === index,
  );
}

const namesHaveNoOuterBlanks = defineRule({
  code: 'CP304',
  official: ['BA113'],
  severity: 'error',
  title: 'Id and name have no blanks at their ends',
  why: 'Nobody sees the blank, and nothing that was typed without it matches.',
  fix: 'Remove the blank.',
  *check(pack) {
    for (const item of itemsWithKind(pack)) {
      for (const field of namesOf(item)) {
        const own = undecoratedDisplay(field.text ?? '');
        if (field.text !== undefined && own !== own.trim()) {
          const edits = replaceScalar(field, field.text.trim());
          yield { place: field.place, message: `"${field.text}" has a blank at its end.`, edits };
        }
      }
    }
  },
});

const nameDoesNotSayKind = defineRule({
  code: 'CP305',
  official: ['BA110'],
  severity: 'error',
  title: 'Integrations, scripts and playbooks are not called so',
  why: 'The tenant lists them by kind anyway.',
  fix: 'Name the product, or what the item does.',
  *check(pack) {
    for (const { kind, root } of itemsWithKind(pack)) {
      const word = wordsOfKinds[kind];
      if (word === undefined) continue;
      for (const field of [root.get('name'), kind === 'integration' ? root.get('display') : undefined]) {
        if (field?.text?.toLowerCase().includes(word))
          yield { place: field.place, message: `"${field.text}" contains "${word}".` };
      }
    }
  },
});

const displayDoesNotSaySupport = defineRule({
  code: 'CP306',
  official: ['BA111'],
  severity: 'error',
  title: 'The name of an item does not contain "partner" or "community"',
  why: 'The official build adds the support level itself.',
  fix: 'Name the product, or what the item does.',
  *check(pack) {
    for (const { kind, root } of itemsWithKind(pack)) {
      if (kind === 'list') continue;
      const name = root.at(...knownKinds[kind].name);
      const word = /partner|community/i.exec(undecoratedDisplay(name?.text ?? ''))?.[0];
      if (name !== undefined && word !== undefined)
        yield { place: name.place, message: `"${name.text ?? ''}" contains "${word}".` };
    }
  },
});

export const itemIdentityRules: readonly Rule[] = [
  idEqualsName,
  versionIsMinusOne,
  idHasNoSlash,
  namesHaveNoOuterBlanks,
  nameDoesNotSayKind,
  displayDoesNotSaySupport,
];
