import type { Integration } from '../../document/pack.js';
import { defineRule, type Rule } from '../../rule.js';

function isDataSource({ root }: Integration): boolean {
  const script = root.get('script');
  const fetches = ['isfetch', 'isfetchevents'].some((key) => script?.get(key)?.value === true);
  return fetches && root.get('deprecated')?.value !== true && script?.get('feed')?.value !== true;
}

const defaultDataSourceIsNamed = defineRule({
  code: 'CP233',
  official: ['PA131'],
  severity: 'error',
  title: 'A pack with several data sources names the preferred one',
  why: 'The onboarding of data sources offers one integration of the pack.',
  fix: 'Add defaultDataSource with the id of an integration.',
  *check({ metadata, integrations }) {
    const sources = integrations.filter(isDataSource);
    if (metadata !== undefined && sources.length > 1 && metadata.get('defaultDataSource') === undefined) {
      yield {
        place: metadata.keyPlace,
        message: `${sources.length} integrations fetch data, and none is the default.`,
      };
    }
  },
});

const defaultDataSourceExists = defineRule({
  code: 'CP234',
  official: ['PA132'],
  severity: 'error',
  title: 'The default data source is an integration of the pack that fetches',
  why: 'The onboarding would offer something that is not there.',
  fix: 'Write the id of one of the fetching integrations, or remove the key.',
  *check({ metadata, integrations }) {
    const chosen = metadata?.get('defaultDataSource');
    if (chosen?.text === undefined) return;
    const ids = integrations.filter(isDataSource).map(({ root }) => root.at('commonfields', 'id')?.text);
    if (!ids.includes(chosen.text))
      yield { place: chosen.place, message: `"${chosen.text}" is no data source of this pack.` };
  },
});

export const dataSourceRules: readonly Rule[] = [defaultDataSourceIsNamed, defaultDataSourceExists];
