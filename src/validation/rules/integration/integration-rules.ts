import { supportOf } from '../../document/pack.js';
import { commandsOf } from '../../document/parts.js';
import { defineRule, type Rule } from '../../rule.js';

const integrationCanRun = defineRule({
  code: 'CP317',
  official: ['IN130'],
  severity: 'error',
  title: 'An integration has a command, or fetches, or runs on',
  why: 'The official check does not count the fetching of events: without a command such an integration does not pass.',
  fix: 'Declare at least one command.',
  *check({ integrations }) {
    for (const { root } of integrations) {
      const script = root.get('script');
      const runs = ['feed', 'isfetch', 'longRunning'].some((key) => script?.get(key)?.value === true);
      if (script !== undefined && !runs && (script.get('commands')?.items.length ?? 0) === 0) {
        yield {
          place: script.get('commands')?.keyPlace ?? script.keyPlace,
          message: 'The integration has no command.',
        };
      }
    }
  },
});

const supportHeaderFits = defineRule({
  code: 'CP318',
  official: ['IN162'],
  severity: 'error',
  title: 'A collector of a partner carries the support level xsoar',
  why: 'Palo Alto Networks supports collectors itself, whoever wrote the pack.',
  fix: 'Write supportlevelheader: xsoar.',
  *check(pack) {
    if (supportOf(pack) !== 'partner') return;
    for (const { root } of pack.integrations) {
      const header = root.get('supportlevelheader');
      if (root.at('script', 'isfetchevents')?.value === true && header?.text !== 'xsoar') {
        yield {
          place: header?.place ?? root.keyPlace,
          message: `The support level of the collector is ${header?.text ?? 'not given'}.`,
        };
      }
    }
  },
});

const quickActionsAreDeclared = defineRule({
  code: 'CP319',
  official: ['ST112'],
  severity: 'error',
  title: 'An integration with quick actions says so',
  why: 'The platform looks for quick actions only where supportsquickactions is true.',
  fix: 'Write supportsquickactions: true at the top, or remove quickaction.',
  *check(pack) {
    for (const { integration, command, name } of commandsOf(pack)) {
      const quick = command.get('quickaction');
      if (quick?.value === true && integration.root.get('supportsquickactions')?.value !== true) {
        yield { place: quick.place, message: `"${name}" is a quick action, but the integration has none.` };
      }
    }
  },
});

const deprecatedText = /^Deprecated\.\s*(.*Use .* instead|.*No available replacement)/s;

const deprecationIsConsistent = defineRule({
  code: 'CP321',
  official: ['BA126', 'IN127', 'IN158', 'IN160'],
  severity: 'error',
  holdsForDeprecated: true,
  title: 'A deprecated integration says so in its key, its display name and its description',
  why: 'Users read the name and the description, the platform reads the key.',
  fix: 'Write deprecated: true, a display name that ends in (Deprecated), and a description such as "Deprecated. Use X instead."',
  *check({ integrations }) {
    for (const { root } of integrations) {
      const key = root.get('deprecated')?.value === true;
      const display = root.get('display');
      const description = root.get('description');
      const named = / ?\(Deprecated\)( |$)/.test(display?.text ?? '');
      const described = deprecatedText.test(description?.text ?? '');
      const word = key ? 'does not say' : 'says';
      if (display !== undefined && named !== key)
        yield {
          place: display.place,
          message: `The display name ${word} that the integration is deprecated.`,
        };
      if (description !== undefined && described !== key)
        yield {
          place: description.place,
          message: `The description ${word} that the integration is deprecated.`,
        };
    }
  },
});

export const integrationRules: readonly Rule[] = [
  integrationCanRun,
  supportHeaderFits,
  quickActionsAreDeclared,
  deprecationIsConsistent,
];
