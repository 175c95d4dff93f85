import { broughtCommands, broughtParameters } from '../../definition/integration.js';
import type { PackDefinition } from '../../definition/pack.js';
import { labelOf, type Parameter } from '../../definition/parameter.js';
import type { DefinitionRule } from './definition-rule.js';

/** An own parameter or command would take the place of one that the integration has anyway. */
export const namesAreFree: DefinitionRule<PackDefinition> = {
  code: 'CPD110',
  title: 'Own parameters and commands have names of their own',
  why: 'Every integration has insecure and proxy, and a fetch brings others along. Two of one name cannot both work.',
  fix: 'Rename it, or remove it to take the one that is there anyway.',
  unseen: 'A file has one of the two only.',
  *check({ integrations = [] }) {
    for (const [index, integration] of integrations.entries()) {
      const { parameters = {}, commands = {}, asIs } = integration;
      // Nothing is brought to code that others wrote.
      if (asIs !== undefined) continue;
      const brought = broughtParameters(integration);
      for (const name of Object.keys(parameters).filter((own) => own in brought)) {
        yield {
          path: ['integrations', index, 'parameters', name],
          message: `The integration has a parameter "${name}" already: "${labelOf(brought[name] as Parameter)}".`,
        };
      }
      const ofCapabilities = broughtCommands(integration);
      for (const name of Object.keys(commands).filter((own) => own in ofCapabilities)) {
        yield {
          path: ['integrations', index, 'commands', name],
          message: `The integration has a command "${name}" already.`,
        };
      }
    }
  },
};

/** Two fetches in one integration would share parameters and state. */
export const fetchesOneThing: DefinitionRule<PackDefinition> = {
  code: 'CPD111',
  title: 'An integration collects events or fetches incidents, not both',
  why: 'Both would need the parameters first_fetch and max_fetch, and nobody documents whether they share the last run.',
  fix: 'Declare two integrations in the pack, one with `events` and one with `incidents`.',
  unseen: 'A file may have both.',
  *check({ integrations = [] }) {
    for (const [index, { events, incidents, id }] of integrations.entries()) {
      if (events === undefined || incidents === undefined) continue;
      yield { path: ['integrations', index, 'incidents'], message: `"${id}" has both.` };
    }
  },
};
