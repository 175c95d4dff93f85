import { eventCommands } from '../../definition/event-commands.js';
import { broughtParameters, displayOf } from '../../definition/integration.js';
import type { PackDefinition } from '../../definition/pack.js';
import { labelOf, type Parameter } from '../../definition/parameter.js';
import type { DefinitionRule } from './definition-rule.js';

/** An own parameter or command would take the place of one that the integration has anyway. */
export const namesAreFree: DefinitionRule<PackDefinition> = {
  code: 'CPD110',
  title: 'Own parameters and commands have names of their own',
  why: 'Every integration has insecure and proxy, and a collector those of the collection. Two of one name cannot both work.',
  fix: 'Rename it, or remove it to take the one that is there anyway.',
  unseen: 'A file has one of the two only.',
  *check({ integrations = [] }) {
    for (const [index, integration] of integrations.entries()) {
      const { parameters = {}, commands = {}, events } = integration;
      const brought = broughtParameters(integration);
      for (const name of Object.keys(parameters).filter((own) => own in brought)) {
        yield {
          path: ['integrations', index, 'parameters', name],
          message: `The integration has a parameter "${name}" already: "${labelOf(brought[name] as Parameter)}".`,
        };
      }
      const broughtCommands = events ? eventCommands(events, displayOf(integration)) : {};
      for (const name of Object.keys(commands).filter((own) => own in broughtCommands)) {
        yield {
          path: ['integrations', index, 'commands', name],
          message: `The collector has a command "${name}" already.`,
        };
      }
    }
  },
};
