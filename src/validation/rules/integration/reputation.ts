import {
  indicatorCommands,
  reliabilityParameters,
  reputationCommands,
} from '../../../spec/reputation-commands.js';
import { commandsOf } from '../../document/parts.js';
import { defineRule, type Rule } from '../../rule.js';

const indicatorsAreLists = defineRule({
  code: 'CP511',
  official: ['IN144'],
  severity: 'error',
  title: 'A command for indicators takes a list of them',
  why: 'The platform runs the command with all indicators of an incident at once.',
  fix: 'Write isArray: true at the argument that is named like the command.',
  *check(pack) {
    for (const { command, name } of commandsOf(pack)) {
      if (!indicatorCommands.some((known) => known === name)) continue;
      for (const argument of command.get('arguments')?.items ?? []) {
        const own = argument.get('name');
        if (own?.text === name && argument.get('isArray')?.value !== true)
          yield { place: own.place, message: `The argument "${name}" is no list.` };
      }
    }
  },
});

const reliabilityIsAsked = defineRule({
  code: 'CP422',
  official: ['IN154'],
  severity: 'error',
  title: 'A feed, and an integration that gives reputations, asks for the reliability of its source',
  why: 'The platform weighs the reputations of several sources by it.',
  fix: `Declare the parameter ${reliabilityParameters[0]}, for a feed feedReliability.`,
  *check(pack) {
    for (const { root } of pack.integrations) {
      const commands = (root.at('script', 'commands')?.items ?? []).map(
        (command) => command.get('name')?.text,
      );
      const gives = reputationCommands.some((known) => commands.includes(known));
      if (!gives && root.at('script', 'feed')?.value !== true) continue;
      const names = (root.get('configuration')?.items ?? []).map((parameter) =>
        (parameter.get('name')?.text ?? '').toLowerCase(),
      );
      if (!reliabilityParameters.some((known) => names.includes(known.toLowerCase())))
        yield {
          place: (root.get('configuration') ?? root).keyPlace,
          message: 'No parameter asks for the reliability of the source.',
        };
    }
  },
});

export const reputationRules: readonly Rule[] = [indicatorsAreLists, reliabilityIsAsked];
