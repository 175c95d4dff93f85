import { getEventsSuffix } from '../../../spec/marketplace-reviewer.js';
import { parameterTypes } from '../../../spec/parameter-types.js';
import { eventFetchLabels, eventFetchParameterFacts } from '../../../spec/platform-parameters.js';
import { marketplacesOf } from '../../document/pack.js';
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
    for (const { root } of collectorsOf(pack)) {
      const own = root.get('marketplaces');
      const marketplaces = own === undefined ? marketplacesOf(pack) : [...own.texts, own.text];
      if (!marketplaces.includes('marketplacev2')) {
        yield {
          place: own?.place ?? root.at('script', 'isfetchevents')?.place ?? root.keyPlace,
          message: 'The collector is not for marketplacev2.',
        };
      }
    }
  },
});

const collectorHasFetchParameters = defineRule({
  code: 'CP323',
  official: ['BA133'],
  severity: 'error',
  title: 'An event collector has the parameters isFetchEvents and eventFetchInterval',
  why: 'The platform puts its switch and its interval in their place; with other words or types they are two more fields.',
  fix: `Declare isFetchEvents (type ${parameterTypes.checkbox}, "${eventFetchLabels.isFetchEvents}") and eventFetchInterval (type ${parameterTypes.interval}, "${eventFetchLabels.eventFetchInterval}").`,
  *check(pack) {
    for (const { root } of collectorsOf(pack)) {
      const parameters = root.get('configuration');
      for (const [name, { display, type }] of Object.entries(eventFetchParameterFacts)) {
        const parameter = parameters?.items.find((candidate) => candidate.get('name')?.text === name);
        if (parameter === undefined) {
          yield { place: (parameters ?? root).keyPlace, message: `The parameter ${name} is missing.` };
          continue;
        }
        const label = parameter.get('display');
        if (label?.text !== undefined && label.text.toLowerCase() !== display.toLowerCase())
          yield { place: label.place, message: `The label of ${name} is "${label.text}", not "${display}".` };
        const kind = parameter.get('type');
        if (kind !== undefined && kind.value !== parameterTypes[type])
          yield {
            place: kind.place,
            message: `The type of ${name} is ${String(kind.value)}, not ${parameterTypes[type]}.`,
          };
      }
    }
  },
});

const limitedParameters = [...Object.keys(eventFetchParameterFacts), 'max_fetch'];

const fetchParametersAreForXsiam = defineRule({
  code: 'CP324',
  official: ['BA133'],
  severity: 'error',
  title: 'The fetch parameters of a collector are for the module xsiam',
  why: 'On other modules the form would show a switch that does nothing.',
  fix: 'Write supportedModules: [xsiam] in the pack, the integration or the parameter.',
  *check(pack) {
    if (!marketplacesOf(pack).includes('platform')) return;
    for (const { root } of collectorsOf(pack)) {
      for (const parameter of root.get('configuration')?.items ?? []) {
        const name = parameter.get('name');
        if (!limitedParameters.includes(name?.text ?? '')) continue;
        const owners = [parameter, root, pack.metadata];
        const modules = owners
          .find((owner) => owner?.get('supportedModules') !== undefined)
          ?.get('supportedModules');
        if (modules === undefined || modules.texts.some((module) => module !== 'xsiam')) {
          yield {
            place: name?.place ?? parameter.keyPlace,
            message: `The parameter ${name?.text ?? ''} is not limited to the module xsiam.`,
          };
        }
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

export const collectorRules: readonly Rule[] = [
  collectorIsForXsiam,
  collectorHasFetchParameters,
  fetchParametersAreForXsiam,
  collectorShowsEvents,
];
