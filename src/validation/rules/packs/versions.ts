import { compareVersions, isVersion } from '../../../shared/versions.js';
import { type ContentKindFacts, type KnownKind, knownKinds } from '../../../spec/content-kinds.js';
import type { ContentItem } from '../../document/pack.js';
import { checkedKinds, itemsOf, itemsOfKind } from '../../document/parts.js';
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
      const to = versionOf(item, 'to');
      // A tenant writes an empty text where it exports an item without an end.
      for (const version of [versionOf(item, 'from'), to?.text === '' ? undefined : to]) {
        if (version?.text !== undefined && !isVersion(version.text))
          yield { place: version.place, message: `"${version.text}" is no server version.` };
      }
    }
  },
});

/** Feeds, and code in PowerShell, came later than other integrations. */
const laterIntegrations = '5.5.0';

/** The oldest server version that an item may begin with; undefined where the official checks do not look. */
function minimumOf(kind: KnownKind, { root }: ContentItem): string | undefined {
  const { minimumVersion }: ContentKindFacts = knownKinds[kind];
  const script = kind === 'integration' ? root.get('script') : undefined;
  const later = script?.get('feed')?.value === true || script?.get('type')?.value === 'powershell';
  return later ? laterIntegrations : minimumVersion;
}

const versionIsSufficient = defineRule({
  code: 'CP311',
  official: ['BA106'],
  severity: 'error',
  title: 'The oldest server version is there, and knows what the item is',
  why: 'An older server would install something that it cannot run. Without a version, every server does.',
  fix: 'Raise the version, or add it.',
  *check(pack) {
    for (const kind of checkedKinds) {
      for (const item of itemsOfKind(pack, kind)) {
        const minimum = minimumOf(kind, item);
        const from = versionOf(item, 'from');
        if (minimum === undefined || (from !== undefined && !isVersion(from.text ?? ''))) continue;
        const fix = `Write ${minimum} or newer.`;
        if (from === undefined) {
          const key = knownKinds[kind].format === 'json' ? 'fromVersion' : 'fromversion';
          yield { place: item.root.keyPlace, message: `The key "${key}" is missing.`, fix };
        } else if (compareVersions(from.text ?? '', minimum) < 0) {
          const message = `${from.text ?? ''} is too old for an item of the kind ${knownKinds[kind].noun}.`;
          yield { place: from.place, message, fix };
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
