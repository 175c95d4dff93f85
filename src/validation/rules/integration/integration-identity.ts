import { undecoratedDisplay } from '../../../content/integration/contribution.js';
import { nearestName } from '../../../shared/nearest-name.js';
import { approvedCategories } from '../../../spec/approved-values.js';
import { marketplacesOf, marketplacesOfItem } from '../../document/pack.js';
import { replaceScalar } from '../../fixes/scalar-edit.js';
import { defineRule, type Rule } from '../../rule.js';

const displayVersionIsSmall = defineRule({
  code: 'CP307',
  official: ['IN123'],
  severity: 'error',
  title: 'A version at the end of the display name has a small v',
  why: 'The platform recognizes the newer integration of two by the ending v2.',
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
  displayVersionIsSmall,
  categoryIsApproved,
  providerIsNamed,
  integrationIsNamed,
];
