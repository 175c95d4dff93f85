import { getEventsSuffix } from '../../../spec/marketplace-reviewer.js';
import { marketplacesOfItem } from '../../document/pack.js';
import { collectorsOf } from '../../document/parts.js';
import { defineRule, type Rule } from '../../rule.js';

const collectorIsForXsiam = defineRule({
  code: 'CP322',
  official: ['IN161'],
  severity: 'error',
  title: 'An event collector is for marketplacev2',
  why: 'For every other marketplace the official build switches the fetching of events off.',
  fix: 'Add marketplacev2 to the marketplaces.',
  *check(pack) {
    for (const collector of collectorsOf(pack)) {
      const { root } = collector;
      if (!marketplacesOfItem(pack, collector).includes('marketplacev2')) {
        yield {
          place:
            root.get('marketplaces')?.place ?? root.at('script', 'isfetchevents')?.place ?? root.keyPlace,
          message: 'The collector is not for marketplacev2.',
        };
      }
    }
  },
});

const collectorShowsEvents = defineRule({
  code: 'CP325',
  severity: 'warning',
  title: 'An event collector has a command that shows events',
  why: 'It is how users try the connection, and every collector of the platform has it.',
  fix: 'Declare a command whose name ends in -get-events.',
  *check(pack) {
    for (const { root } of collectorsOf(pack)) {
      const commands = root.at('script', 'commands');
      const names = commands?.items.map((command) => command.get('name')?.text ?? '') ?? [];
      if (names.length > 0 && !names.some((name) => name.endsWith(getEventsSuffix))) {
        yield { place: (commands ?? root).keyPlace, message: 'None of the commands ends in -get-events.' };
      }
    }
  },
});

export const collectorRules: readonly Rule[] = [collectorIsForXsiam, collectorShowsEvents];
