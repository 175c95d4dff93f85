import { type FetchType, fetchCredentialsParameter, fetchTypes } from '../../../spec/fetch-types.js';
import { parameterTypes } from '../../../spec/parameter-types.js';
import { eventFetchParameterFacts } from '../../../spec/platform-parameters.js';
import { type Integration, marketplacesOfItem, type Pack } from '../../document/pack.js';
import { collectorsOf } from '../../document/parts.js';
import { defineRule, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';

/** What each integration for the marketplace platform fetches. */
function fetchesOnPlatform(pack: Pack): { integration: Integration; fetches: readonly FetchType[] }[] {
  return pack.integrations
    .filter((integration) => marketplacesOfItem(pack, integration).includes('platform'))
    .map((integration) => ({
      integration,
      fetches: fetchTypes.filter(({ flag }) =>
        flag === undefined
          ? parameterOf(integration, fetchCredentialsParameter) !== undefined
          : integration.root.at('script', flag)?.value === true,
      ),
    }));
}

function parameterOf({ root }: Integration, name: string): Field | undefined {
  return root.get('configuration')?.items.find((parameter) => parameter.get('name')?.text === name);
}

const fetchParametersAreThere = defineRule({
  code: 'CP323',
  official: ['BA133', 'IN121'],
  severity: 'error',
  title: 'An integration for platform has the parameters of what it fetches',
  why: 'The platform knows the switch and the interval of a fetch by the names of these parameters.',
  fix: 'Declare the parameter, in the section Collect.',
  *check(pack) {
    for (const { integration, fetches } of fetchesOnPlatform(pack)) {
      const { root } = integration;
      for (const { name: what, required } of fetches) {
        for (const name of required) {
          if (parameterOf(integration, name) === undefined)
            yield {
              place: (root.get('configuration') ?? root).keyPlace,
              message: `The integration fetches ${what}, but the parameter ${name} is missing.`,
            };
        }
      }
    }
  },
});

const fetchParametersFitModules = defineRule({
  code: 'CP324',
  official: ['BA133'],
  severity: 'error',
  title: 'Fetch parameters are for the modules that have the fetch',
  why: 'On other modules the form would show a switch that does nothing.',
  fix: 'Write supportedModules with the modules of the fetch (events: xsiam) in the pack, the integration or the parameter.',
  *check(pack) {
    for (const { integration, fetches } of fetchesOnPlatform(pack)) {
      for (const parameter of integration.root.get('configuration')?.items ?? []) {
        const name = parameter.get('name');
        const own = fetches.filter(({ required, optional }) =>
          [...required, ...optional].includes(name?.text ?? ''),
        );
        if (own.length === 0) continue;
        const allowed = own.flatMap(({ modules }) => modules);
        const owners = [parameter, integration.root, pack.metadata];
        const modules = owners.flatMap((owner) => owner?.get('supportedModules') ?? [])[0];
        if (modules === undefined || modules.texts.some((module) => !allowed.includes(module))) {
          const only = [...new Set(allowed)].join(', ');
          yield {
            place: name?.place ?? parameter.keyPlace,
            message: `The parameter ${name?.text ?? ''} is not limited to ${only}.`,
          };
        }
      }
    }
  },
});

const eventFetchParametersAreUsual = defineRule({
  code: 'CP329',
  severity: 'warning',
  title: 'The fetch parameters of an event collector have the labels and types of the platform',
  why: 'Users know them from every other collector. The official check (BA133) compares names and modules only, so this is no error.',
  fix: `Write type ${parameterTypes.checkbox} with "Fetch Events", and type ${parameterTypes.interval} with "Events Fetch Interval".`,
  *check(pack) {
    for (const collector of collectorsOf(pack)) {
      for (const [name, { display, type }] of Object.entries(eventFetchParameterFacts)) {
        const parameter = parameterOf(collector, name);
        const label = parameter?.get('display');
        if (label?.text !== undefined && label.text.toLowerCase() !== display.toLowerCase())
          yield { place: label.place, message: `The label of ${name} is "${label.text}", not "${display}".` };
        const kind = parameter?.get('type');
        if (kind !== undefined && kind.value !== parameterTypes[type])
          yield {
            place: kind.place,
            message: `The type of ${name} is ${String(kind.value)}, not ${parameterTypes[type]}.`,
          };
      }
    }
  },
});

export const fetchParameterRules: readonly Rule[] = [
  fetchParametersAreThere,
  fetchParametersFitModules,
  eventFetchParametersAreUsual,
];
