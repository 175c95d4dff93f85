import { compareVersions, isVersion } from '../../../shared/versions.js';
import type { ContentItem, Pack } from '../../document/pack.js';
import { itemsOf } from '../../document/parts.js';
import { versionOf } from '../../document/server-versions.js';
import { defineRule, type Rule } from '../../rule.js';

const versionsAreProper = defineRule({
  code: 'CP310',
  official: ['BA106'],
  severity: 'error',
  title: 'The oldest server version has three numbers',
  why: 'The server compares them one by one; anything else counts as no limit, or as a broken file.',
  fix: 'Write a version such as 8.4.0, in quotes if it has fewer than two dots.',
  *check(pack) {
    for (const item of itemsOf(pack)) {
      for (const version of [versionOf(item, 'from'), versionOf(item, 'to')]) {
        if (version?.text !== undefined && !isVersion(version.text))
          yield { place: version.place, message: `"${version.text}" is no server version.` };
      }
    }
  },
});

interface Minimum {
  readonly items: (pack: Pack) => readonly ContentItem[];
  readonly version: string;
  readonly what: string;
}

const minimums: readonly Minimum[] = [
  { items: ({ integrations }) => integrations, version: '5.0.0', what: 'an integration' },
  {
    items: ({ integrations }) =>
      integrations.filter(({ root }) => root.at('script', 'isfetchevents')?.value === true),
    version: '6.8.0',
    what: 'an event collector',
  },
  {
    items: (pack) => [
      ...pack.modelingRules,
      ...pack.parsingRules,
      ...pack.dashboards,
      ...pack.correlationRules,
    ],
    version: '6.10.0',
    what: 'a rule or dashboard',
  },
];

const versionIsSufficient = defineRule({
  code: 'CP311',
  official: ['BA106'],
  severity: 'error',
  title: 'The oldest server version knows what the item is',
  why: 'An older server would install something that it cannot run.',
  fix: 'Raise the version.',
  *check(pack) {
    for (const { items, version, what } of minimums) {
      for (const item of items(pack)) {
        const from = versionOf(item, 'from');
        if (from?.text !== undefined && isVersion(from.text) && compareVersions(from.text, version) < 0) {
          yield {
            place: from.place,
            message: `${from.text} is too old for ${what}.`,
            fix: `Write ${version} or newer.`,
          };
        }
      }
    }
  },
});

const versionsAreInOrder = defineRule({
  code: 'CP312',
  official: ['BA118'],
  severity: 'error',
  title: 'The newest server version is above the oldest',
  why: 'No server would install the item.',
  fix: 'Raise toversion, or remove it.',
  *check(pack) {
    for (const item of itemsOf(pack)) {
      const from = versionOf(item, 'from');
      const to = versionOf(item, 'to');
      if (from?.text === undefined || to?.text === undefined || !isVersion(from.text) || !isVersion(to.text))
        continue;
      if (compareVersions(to.text, from.text) <= 0)
        yield { place: to.place, message: `${to.text} is not above ${from.text}.` };
    }
  },
});

export const versionRules: readonly Rule[] = [versionsAreProper, versionIsSufficient, versionsAreInOrder];
