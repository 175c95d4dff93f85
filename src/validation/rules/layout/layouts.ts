import { sectionsUnknownToXsiam, tabsUnknownToXsiam } from '../../../spec/incident-fields.js';
import { marketplacesOfItem } from '../../document/pack.js';
import { itemsOfKind } from '../../document/parts.js';
import { defineRule, type Rule } from '../../rule.js';
import { tenantId } from '../items/item-texts.js';

const partsAreKnownToXsiam = defineRule({
  code: 'CPC420',
  official: ['LO107'],
  severity: 'error',
  title: 'A layout for XSIAM has tabs and sections that XSIAM shows',
  why: 'Some parts exist in XSOAR only; the tab stays empty.',
  fix: 'Remove the part, or limit the layout to the marketplace xsoar.',
  *check(pack) {
    for (const item of itemsOfKind(pack, 'layout')) {
      if (!marketplacesOfItem(pack, item).includes('marketplacev2')) continue;
      for (const tab of item.root.at('detailsV2', 'tabs')?.items ?? []) {
        const parts = [
          { type: tab.get('type'), unknown: tabsUnknownToXsiam },
          ...(tab.get('sections')?.items ?? []).map((section) => ({
            type: section.get('type'),
            unknown: sectionsUnknownToXsiam,
          })),
        ];
        for (const { type, unknown } of parts) {
          if (type?.text !== undefined && unknown.some((name) => name === type.text))
            yield { place: type.place, message: `XSIAM has no "${type.text}".` };
        }
      }
    }
  },
});

const sectionsNameScripts = defineRule({
  code: 'CPC421',
  official: ['LO100'],
  severity: 'error',
  title: 'A dynamic section of a layout names its script',
  why: 'A UUID is the id of the script on one tenant.',
  fix: 'Write the name of the script.',
  *check(pack) {
    for (const { root } of itemsOfKind(pack, 'layout')) {
      for (const view of root.fields) {
        for (const section of (view.get('tabs')?.items ?? []).flatMap(
          (tab) => tab.get('sections')?.items ?? [],
        )) {
          const query = section.get('query');
          if (tenantId.test(query?.text ?? '') && query)
            yield { place: query.place, message: `"${query.text ?? ''}" is an id of one tenant.` };
        }
      }
    }
  },
});

export const layoutRules: readonly Rule[] = [partsAreKnownToXsiam, sectionsNameScripts];
