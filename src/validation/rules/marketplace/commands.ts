import { type ArgumentType, getEventsSuffix } from '../../../spec/marketplace-reviewer.js';
import { parameterTypes } from '../../../spec/parameter-types.js';
import type { Pack } from '../../document/pack.js';
import {
  argumentsOf,
  type CommandPart,
  collectorsOf,
  commandsOf,
  parametersOf,
} from '../../document/parts.js';
import type { Rule } from '../../rule.js';
import { shown } from '../../text/shown-value.js';
import { isBoolean } from './booleans.js';
import { defineReviewerRule } from './reviewer-rule.js';

/** The commands of collectors that get events. */
function eventCommandsOf(pack: Pack): CommandPart[] {
  const collectors = collectorsOf(pack);
  return commandsOf(pack).filter(
    ({ integration, name }) => collectors.includes(integration) && name.endsWith(getEventsSuffix),
  );
}

const warnings: readonly (readonly [what: string, said: RegExp])[] = [
  ['development and debugging', /develop.*debug|debug.*develop/i],
  ['duplicate events', /duplicat/i],
  ['the rate limits of the API', /limit/i],
];

const getEventsWarns = defineReviewerRule({
  code: 'CP952',
  pullRequests: [44420, 44636, 45224],
  title: 'The description of a command that gets events ends with a warning',
  why: 'Events that the command sends as well are stored twice, and its requests use up what the fetch needs.',
  fix: 'End the description with a sentence that says: for development and debugging only, because it may produce duplicate events, exceed API rate limits, or disrupt the fetch.',
  *check(pack) {
    for (const { command, name } of eventCommandsOf(pack)) {
      const description = command.get('description');
      const last = /(?:^|[.!?]\s+)([^.!?]+[.!?]?)\s*$/.exec(description?.text ?? '')?.[1] ?? '';
      const missing = warnings.find(([, said]) => !said.test(last));
      if (description !== undefined && missing !== undefined)
        yield { place: description.place, message: `"${name}" does not warn of ${missing[0]} at its end.` };
    }
  },
});

/** A parameter in which the user chooses what to collect. */
const eventTypes = /(event|log|record)_?types?/i;

const getEventsTakesTimes = defineReviewerRule({
  code: 'CP953',
  pullRequests: [44681, 45550],
  title: 'A command that gets events takes start_time, end_time, and, with several event types, event_type',
  why: 'Users find the same arguments in every collector, and can get the events of an outage.',
  fix: 'Add the argument, or rename the one that has its meaning.',
  *check(pack) {
    for (const { integration, command, name } of eventCommandsOf(pack)) {
      const given = command.get('arguments')?.items.map((argument) => argument.get('name')?.text) ?? [];
      const choosesTypes = parametersOf(pack).some(
        (part) =>
          part.integration === integration &&
          part.type === parameterTypes.multiSelect &&
          eventTypes.test(part.name),
      );
      const wanted = ['start_time', 'end_time', ...(choosesTypes ? ['event_type'] : [])];
      for (const argument of wanted.filter((one) => !given.includes(one))) {
        yield {
          place: command.get('name')?.place ?? command.keyPlace,
          message: `"${name}" has no argument ${argument}.`,
        };
      }
    }
  },
});

const argumentsHaveTypes = defineReviewerRule({
  code: 'CP954',
  pullRequests: [45228, 45286],
  title: 'Arguments have a type',
  why: 'Agents and forms that fill in a command go by it.',
  fix: 'Write type: boolean for an argument that is true or false, and type: shortText for any other.',
  *check(pack) {
    for (const { argument, name } of argumentsOf(pack)) {
      const own = argument.get('name')?.text ?? '';
      const type = argument.get('type');
      const wanted: ArgumentType = isBoolean(argument) ? 'boolean' : 'shortText';
      if (type === undefined) {
        yield {
          place: argument.get('name')?.place ?? argument.keyPlace,
          message: `The argument "${own}" of "${name}" has no type.`,
          fix: `Write type: ${wanted}.`,
        };
      } else if (isBoolean(argument) && type.value !== wanted) {
        yield {
          place: type.place,
          message: `The argument "${own}" of "${name}" is true or false, but has the type ${shown(String(type.value))}.`,
          fix: `Write type: ${wanted}.`,
        };
      }
    }
  },
});

export const marketplaceCommandRules: readonly Rule[] = [
  getEventsWarns,
  getEventsTakesTimes,
  argumentsHaveTypes,
];
