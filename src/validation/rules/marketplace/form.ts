import { collectorsOf, parametersOf } from '../../document/parts.js';
import type { Rule } from '../../rule.js';
import { defineReviewerRule } from './reviewer-rule.js';

const fetchIsOffForXsoar = defineReviewerRule({
  code: 'CP955',
  pullRequests: [45224],
  title: 'A collector turns the fetching of events off for the marketplace xsoar',
  why: 'Cortex XSOAR has no datasets. Without the key the fetch would be offered there.',
  fix: 'Write isfetchevents:xsoar: false below script, next to isfetchevents: true. The official build removes it from the zip for Cortex XSIAM.',
  *check(pack) {
    for (const { root, unified } of collectorsOf(pack)) {
      const fetches = root.at('script', 'isfetchevents');
      const forXsoar = root.at('script', 'isfetchevents:xsoar');
      if (!unified && fetches !== undefined && forXsoar?.value !== false)
        yield {
          place: (forXsoar ?? fetches).keyPlace,
          message: `isfetchevents:xsoar is ${forXsoar === undefined ? 'missing' : 'not false'}.`,
        };
    }
  },
});

const fetchSwitchIsFetchEvents = defineReviewerRule({
  code: 'CP956',
  pullRequests: [44689, 44795],
  title: 'The switch isFetchEvents has the label "Fetch Events" and is in the section Collect',
  why: 'Users look for the same switch at the same place in every collector.',
  fix: 'Write display: Fetch Events and section: Collect.',
  *check(pack) {
    for (const { parameter, name } of parametersOf(pack)) {
      if (name !== 'isFetchEvents') continue;
      const label = parameter.get('display');
      const section = parameter.get('section');
      if (label?.text?.toLowerCase() === 'fetch events' && label.text !== 'Fetch Events')
        yield { place: label.place, message: `The label is "${label.text}", not "Fetch Events".` };
      if (section !== undefined && section.text !== 'Collect')
        yield { place: section.place, message: `The section is "${String(section.value)}", not "Collect".` };
    }
  },
});

const serverUrl = /^(server_?|base_?|api_?)?url$/i;

const serverUrlIsFirst = defineReviewerRule({
  code: 'CP957',
  pullRequests: [45228, 43452],
  title: 'The server URL is the first parameter',
  why: 'Users fill in the form from the top, and begin with the server in every integration.',
  fix: 'Move it to the top of the parameters.',
  *check(pack) {
    for (const { root } of pack.integrations) {
      const parameters = root.get('configuration')?.items ?? [];
      const url = parameters.findIndex((parameter) => serverUrl.test(parameter.get('name')?.text ?? ''));
      const name = parameters[url]?.get('name');
      if (url > 0 && name !== undefined)
        yield { place: name.place, message: `"${name.text}" is parameter number ${url + 1}.` };
    }
  },
});

const sectionsPrecedeParameters = defineReviewerRule({
  code: 'CP958',
  pullRequests: [45228, 43452],
  title: 'sectionorder precedes the parameters',
  why: 'Readers of the file learn the sections before the parameters that refer to them.',
  fix: 'Move sectionorder to the top of the file.',
  *check(pack) {
    for (const { root } of pack.integrations) {
      const names = root.fields.map(({ name }) => name);
      const sections = root.get('sectionorder');
      const parameters = names.indexOf('configuration');
      if (sections !== undefined && parameters !== -1 && names.indexOf('sectionorder') > parameters)
        yield { place: sections.keyPlace, message: 'sectionorder follows the parameters.' };
    }
  },
});

const firstFetchIsNow = defineReviewerRule({
  code: 'CP959',
  pullRequests: [45228, 44689],
  title: 'The first fetch of a collector begins one minute ago',
  why: 'The reviewers do not want a new instance to flood the dataset with old events.',
  fix: 'Write defaultvalue: 1 minute, or leave the parameter out.',
  *check(pack) {
    for (const { parameter, integration, name } of parametersOf(pack)) {
      const value = parameter.get('defaultvalue');
      if (!/^first_?fetch(_time)?$/i.test(name) || !value?.text || !collectorsOf(pack).includes(integration))
        continue;
      if (!/^((1|one) minutes?( ago)?|now)$/i.test(value.text.trim()))
        yield { place: value.place, message: `The first fetch begins "${value.text}" ago.` };
    }
  },
});

export const marketplaceFormRules: readonly Rule[] = [
  fetchIsOffForXsoar,
  fetchSwitchIsFetchEvents,
  serverUrlIsFirst,
  sectionsPrecedeParameters,
  firstFetchIsNow,
];
