import { nearestName } from '../../../shared/nearest-name.js';
import { marketplaces as knownMarketplaces, modules as knownModules } from '../../../spec/approved-values.js';
import { marketplacesOf, type Pack } from '../../document/pack.js';
import { itemsOf, parametersOf } from '../../document/parts.js';
import { defineRule, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';

function textsOf(field: Field | undefined): readonly Field[] {
  return field?.text === undefined ? (field?.items ?? []) : [field];
}

/** All fields of the pack that hold the given list. */
function listsOf(pack: Pack, name: 'marketplaces' | 'supportedModules'): Field[] {
  const owners = [
    pack.metadata,
    ...itemsOf(pack).map(({ root }) => root),
    ...parametersOf(pack).map(({ parameter }) => parameter),
  ];
  return owners.flatMap((owner) => owner?.get(name) ?? []);
}

const marketplacesAreKnown = defineRule({
  code: 'CP216',
  official: ['ST110'],
  severity: 'error',
  title: 'Marketplaces and modules are known',
  why: 'An unknown name is no marketplace and no module: the item is left out without a word.',
  fix: 'Choose a known name.',
  *check(pack) {
    for (const [key, known, what] of [
      ['marketplaces', knownMarketplaces, 'marketplace'],
      ['supportedModules', knownModules, 'module'],
    ] as const) {
      for (const item of listsOf(pack, key).flatMap(textsOf)) {
        if (item.text === undefined || known.some((name) => name === item.text)) continue;
        const near = nearestName(item.text, known);
        const fix = near === undefined ? `Choose from: ${known.join(', ')}.` : `Did you mean "${near}"?`;
        yield { place: item.place, message: `"${item.text}" is no ${what}.`, fix };
      }
    }
  },
});

const modulesAreNotEmpty = defineRule({
  code: 'CP217',
  official: ['ST113', 'IN171'],
  severity: 'error',
  title: 'A list of modules is not empty',
  why: 'An empty list means "for no module": nothing of it is installed.',
  fix: 'Name a module, such as xsiam, or remove the key.',
  *check(pack) {
    for (const list of listsOf(pack, 'supportedModules')) {
      if (Array.isArray(list.value) && list.value.length === 0)
        yield { place: list.place, message: 'The list of modules is empty.' };
    }
  },
});

const marketplacesGoTogether = defineRule({
  code: 'CP218',
  official: ['BA130'],
  severity: 'error',
  title: 'marketplacev2 goes with platform and the module xsiam',
  why: 'XSIAM is found under both names; with one of the three missing, some tenants do not see the pack.',
  fix: 'Name marketplacev2 and platform in marketplaces, and xsiam in supportedModules.',
  *check(pack) {
    const { metadata } = pack;
    const owners = [metadata, ...itemsOf(pack).map(({ root }) => root)];
    for (const owner of owners) {
      const own = owner?.get('marketplaces');
      const names = textsOf(own).flatMap(({ text }) => text ?? []);
      if (own !== undefined && names.includes('marketplacev2') && !names.includes('platform')) {
        yield { place: own.place, message: 'marketplacev2 is there without platform.' };
      }
      const modules = owner?.get('supportedModules');
      const reaches = (own === undefined ? marketplacesOf(pack) : names).includes('marketplacev2');
      if (modules !== undefined && modules.items.length > 0 && reaches && !modules.texts.includes('xsiam')) {
        yield { place: modules.place, message: 'marketplacev2 is there without the module xsiam.' };
      }
    }
  },
});

const paidModulesFit = defineRule({
  code: 'CP223',
  official: ['PA104', 'PA105'],
  severity: 'error',
  title: 'The key "modules" names compliance only, and only for marketplacev2',
  why: 'It is another list than supportedModules, with a single known value.',
  fix: 'Remove the key, or use supportedModules.',
  *check(pack) {
    const modules = pack.metadata?.get('modules');
    for (const item of modules?.items ?? []) {
      if (item.text !== 'compliance')
        yield { place: item.place, message: `"${item.text ?? ''}" is no value of "modules".` };
      else if (!marketplacesOf(pack).includes('marketplacev2')) {
        yield {
          place: item.place,
          message: 'The pack is not for marketplacev2, so "modules" has no meaning.',
        };
      }
    }
  },
});

export const marketplaceRules: readonly Rule[] = [
  marketplacesAreKnown,
  modulesAreNotEmpty,
  marketplacesGoTogether,
  paidModulesFit,
];
