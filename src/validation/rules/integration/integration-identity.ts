import { nearestName } from '../../../shared/nearest-name.js';
import { approvedCategories } from '../../../spec/approved-values.js';
import { marketplacesOf, marketplacesOfItem } from '../../document/pack.js';
import { undecoratedDisplay } from '../../document/parts.js';
import { replaceScalar } from '../../fixes/scalar-edit.js';
import { defineRule, type Rule } from '../../rule.js';

const idEqualsName = defineRule({
  code: 'CP301',
  official: ['BA101'],
  severity: 'error',
  title: 'Id and name of an integration are equal',
  why: 'Instances refer to the integration by one of them and are not found by the other.',
  fix: 'Write the same text in both. Once published, keep the id.',
  *check({ integrations }) {
    for (const { root } of integrations) {
      const id = root.at('commonfields', 'id');
      const name = root.get('name');
      if (id?.text !== undefined && name?.text !== undefined && id.text !== name.text) {
        yield { place: name.place, message: `The name is "${name.text}", but the id is "${id.text}".` };
      }
    }
  },
});

const versionIsMinusOne = defineRule({
  code: 'CP302',
  official: ['BA100'],
  severity: 'error',
  title: 'The version of an integration is -1',
  why: 'The server counts versions itself; any other number makes the installation keep an older copy.',
  fix: 'Write -1. The version of the pack is currentVersion in pack_metadata.json.',
  *check({ integrations }) {
    for (const { root } of integrations) {
      const version = root.at('commonfields', 'version');
      if (typeof version?.value === 'number' && version.value !== -1) {
        yield {
          place: version.place,
          message: `The version is ${version.value}.`,
          edits: replaceScalar(version, -1),
        };
      }
    }
  },
});

const idHasNoSlash = defineRule({
  code: 'CP303',
  official: ['BA105'],
  severity: 'error',
  title: 'The id of an integration has no slash',
  why: 'The id becomes part of addresses and paths.',
  fix: 'Write the id without slash.',
  *check({ integrations }) {
    for (const { root } of integrations) {
      const id = root.at('commonfields', 'id');
      if (id?.text?.includes('/')) yield { place: id.place, message: `The id "${id.text}" has a slash.` };
    }
  },
});

const namesHaveNoOuterBlanks = defineRule({
  code: 'CP304',
  official: ['BA113'],
  severity: 'error',
  title: 'Id and name have no blanks at their ends',
  why: 'Nobody sees the blank, and nothing that was typed without it matches.',
  fix: 'Remove the blank.',
  *check({ integrations }) {
    for (const { root } of integrations) {
      for (const field of [root.at('commonfields', 'id'), root.get('name'), root.get('display')]) {
        const own = undecoratedDisplay(field?.text ?? '');
        if (field?.text !== undefined && own !== own.trim()) {
          const edits = replaceScalar(field, field.text.trim());
          yield { place: field.place, message: `"${field.text}" has a blank at its end.`, edits };
        }
      }
    }
  },
});

const nameDoesNotSayIntegration = defineRule({
  code: 'CP305',
  official: ['BA110'],
  severity: 'error',
  title: 'Name and display do not contain "integration"',
  why: 'The tenant lists it among the integrations anyway.',
  fix: 'Name the product only.',
  *check({ integrations }) {
    for (const { root } of integrations) {
      for (const field of [root.get('name'), root.get('display')]) {
        if (/integration/i.test(field?.text ?? '') && field)
          yield { place: field.place, message: `"${field.text ?? ''}" contains "integration".` };
      }
    }
  },
});

const displayDoesNotSaySupport = defineRule({
  code: 'CP306',
  official: ['BA111'],
  severity: 'error',
  title: 'The display name does not contain "partner" or "community"',
  why: 'The official build adds the support level itself.',
  fix: 'Name the product only.',
  *check({ integrations }) {
    for (const { root } of integrations) {
      const display = root.get('display');
      const word = /partner|community/i.exec(undecoratedDisplay(display?.text ?? ''))?.[0];
      if (display !== undefined && word !== undefined)
        yield { place: display.place, message: `"${display.text ?? ''}" contains "${word}".` };
    }
  },
});

const displayVersionIsSmall = defineRule({
  code: 'CP307',
  official: ['IN123'],
  severity: 'error',
  title: 'A version at the end of the display name has a small v',
  why: 'The platform recognises the newer integration of two by the ending v2.',
  fix: 'Write v2 instead of V2.',
  *check({ integrations }) {
    for (const { root } of integrations) {
      const display = root.get('display');
      if (display?.text !== undefined && / V\d+$/.test(undecoratedDisplay(display.text))) {
        const edits = replaceScalar(display, display.text.replace(/ V(\d+)/, ' v$1'));
        yield { place: display.place, message: `"${display.text}" ends in a capital V.`, edits };
      }
    }
  },
});

const categoryIsApproved = defineRule({
  code: 'CP308',
  official: ['IN104'],
  severity: 'error',
  title: 'The category of an integration is approved',
  why: 'The tenant sorts integrations by a fixed list of categories.',
  fix: 'Choose an approved category; a collector is usually in Analytics & SIEM.',
  *check({ integrations }) {
    for (const { root } of integrations) {
      const category = root.get('category');
      if (category?.text === undefined || approvedCategories.some((known) => known === category.text))
        continue;
      const near = nearestName(category.text, approvedCategories);
      yield {
        place: category.place,
        message: `"${category.text}" is no approved category.`,
        ...(near && { fix: `Did you mean "${near}"?` }),
      };
    }
  },
});

const providerIsNamed = defineRule({
  code: 'CP309',
  official: ['IN169'],
  severity: 'error',
  title: 'An integration for platform names its provider',
  why: 'The platform groups integrations by vendor.',
  fix: 'Add provider with the name of the vendor.',
  *check(pack) {
    if (!marketplacesOf(pack).includes('platform')) return;
    for (const integration of pack.integrations) {
      const { root } = integration;
      const provider = root.get('provider');
      const onPlatform = marketplacesOfItem(pack, integration).includes('platform');
      if (onPlatform && (provider?.text ?? '').trim() === '') {
        yield { place: provider?.keyPlace ?? root.keyPlace, message: 'The provider is missing.' };
      }
    }
  },
});

const integrationIsNamed = defineRule({
  code: 'CP328',
  severity: 'error',
  title: 'Id and display name of an integration are filled in',
  why: 'Instances refer to the id, and users look for the display name.',
  fix: 'Write the name of the product.',
  *check({ integrations }) {
    for (const { root } of integrations) {
      for (const [field, what] of [
        [root.at('commonfields', 'id'), 'id'],
        [root.get('display'), 'display name'],
      ] as const) {
        if (field?.text?.trim() === '')
          yield { place: field.place, message: `The ${what} of the integration is empty.` };
      }
    }
  },
});

export const integrationIdentityRules: readonly Rule[] = [
  idEqualsName,
  versionIsMinusOne,
  idHasNoSlash,
  namesHaveNoOuterBlanks,
  nameDoesNotSayIntegration,
  displayDoesNotSaySupport,
  displayVersionIsSmall,
  categoryIsApproved,
  providerIsNamed,
  integrationIsNamed,
];
