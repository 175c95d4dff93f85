import { parameterTypes } from '../../../spec/parameter-types.js';
import { incidentFetchParameterFacts } from '../../../spec/platform-parameters.js';
import { marketplacesOf, marketplacesOfItem, supportOf } from '../../document/pack.js';
import { defineRule, type Rule } from '../../rule.js';

const incidentFetchHasParameters = defineRule({
  code: 'CP419',
  official: ['IN121'],
  severity: 'error',
  title: 'An integration that fetches incidents has the parameters for it',
  why: 'The platform puts its switch, type and interval in their place and knows them by name.',
  fix: `Declare isFetch (type ${parameterTypes.checkbox}), incidentType (type ${parameterTypes.incidentType}) and incidentFetchInterval (type ${parameterTypes.interval}).`,
  *check(pack) {
    const alerts = !marketplacesOf(pack).some((marketplace) => marketplace.startsWith('xsoar'));
    const wanted = Object.entries(incidentFetchParameterFacts(alerts ? 'alert' : 'incident'));
    for (const integration of pack.integrations) {
      const { root } = integration;
      if (root.at('script', 'isfetch')?.value !== true) continue;
      const onPlatform = marketplacesOfItem(pack, integration).includes('platform');
      const parameters = root.get('configuration');
      for (const [name, { display, type }] of wanted) {
        const parameter = parameters?.items.find((candidate) => candidate.get('name')?.text === name);
        const label = parameter?.get('display');
        const kind = parameter?.get('type');
        if (parameter === undefined) {
          // CP323 says so where the pack is for platform. Elsewhere the platform adds intervals itself.
          if (type !== 'interval' && !onPlatform)
            yield { place: (parameters ?? root).keyPlace, message: `The parameter ${name} is missing.` };
        } else if (label?.text !== undefined && label.text !== display && type !== 'interval') {
          yield { place: label.place, message: `The label of ${name} is "${label.text}", not "${display}".` };
        } else if (kind !== undefined && kind.value !== parameterTypes[type]) {
          yield {
            place: kind.place,
            message: `The type of ${name} is ${String(kind.value)}, not ${parameterTypes[type]}.`,
          };
        }
      }
    }
  },
});

const incidentFetchIsLimited = defineRule({
  code: 'CP420',
  official: ['IN125', 'IN126'],
  severity: 'error',
  title: 'An integration that fetches incidents limits how many, and from when on',
  why: 'The first fetch would take everything at once.',
  fix: 'Declare max_fetch with a default, and first_fetch.',
  *check(pack) {
    if (supportOf(pack) === 'community') return;
    for (const { root } of pack.integrations) {
      if (root.at('script', 'isfetch')?.value !== true || root.at('script', 'feed')?.value === true) continue;
      const parameters = root.get('configuration');
      const named = (name: string) =>
        parameters?.items.find((parameter) => parameter.get('name')?.text === name);
      const maximum = named('max_fetch');
      if (maximum === undefined)
        yield { place: (parameters ?? root).keyPlace, message: 'The parameter max_fetch is missing.' };
      else if (!maximum.get('defaultvalue')?.value)
        yield { place: maximum.get('name')?.place ?? maximum.keyPlace, message: 'max_fetch has no default.' };
      if (named('first_fetch') === undefined)
        yield { place: (parameters ?? root).keyPlace, message: 'The parameter first_fetch is missing.' };
    }
  },
});

export const incidentFetchRules: readonly Rule[] = [incidentFetchHasParameters, incidentFetchIsLimited];
