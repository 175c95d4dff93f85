import { undecoratedDisplay } from '../../../content/integration/contribution.js';
import { kindOfPath } from '../../../spec/pack-paths.js';
import { collectorsOf } from '../../document/parts.js';
import type { Rule } from '../../rule.js';
import { wholeFile } from '../../text/source-text.js';
import { defineReviewerRule } from './reviewer-rule.js';

const eventCollector = /event[ _-]?collector/i;

const namesHaveNoEventCollector = defineReviewerRule({
  code: 'CP951',
  pullRequests: [44795, 45311],
  title: 'Names of a collector do not contain "Event Collector"',
  why: 'The marketplace names a collector after its product, and asks for another id, name, display name, or file name.',
  fix: 'Name it after the product, such as "Acme Cloud" or "Acme Cloud Logs".',
  *check(pack) {
    const collectors = collectorsOf(pack);
    if (collectors.length === 0) return;
    const names = [
      pack.metadata?.get('name'),
      ...collectors.flatMap(({ root }) => [
        root.at('commonfields', 'id'),
        root.get('name'),
        root.get('display'),
      ]),
    ];
    for (const name of names) {
      const text = undecoratedDisplay(name?.text ?? '');
      if (name !== undefined && eventCollector.test(text))
        yield { place: name.place, message: `"${text}" contains "Event Collector".` };
    }
    const paths = new Set(pack.paths.map((path) => path.split('/').slice(0, 3).join('/')));
    for (const path of paths) {
      if (kindOfPath(path) === 'integration' && eventCollector.test(path))
        yield { place: wholeFile(path), message: `The path "${path}" contains "EventCollector".` };
    }
  },
});

export const marketplaceNameRules: readonly Rule[] = [namesHaveNoEventCollector];
