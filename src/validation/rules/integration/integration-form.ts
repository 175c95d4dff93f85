import { nearestName } from '../../../shared/nearest-name.js';
import { triggerNames } from '../../../spec/integrations.js';
import { parametersOf } from '../../document/parts.js';
import { renameKey } from '../../fixes/scalar-edit.js';
import { defineRule, type Rule } from '../../rule.js';

const sectionOrderIsThere = defineRule({
  code: 'CP313',
  official: ['ST111'],
  severity: 'error',
  title: 'An integration has the key sectionorder, in small letters',
  why: 'It divides the form of the instance; the official check reads this spelling only.',
  fix: 'Write sectionorder with the sections that the parameters use, such as Connect and Collect.',
  *check({ integrations }) {
    for (const { root } of integrations) {
      if (root.get('sectionorder') !== undefined) continue;
      const camel = root.get('sectionOrder');
      if (camel !== undefined)
        yield {
          place: camel.keyPlace,
          message: 'The key is spelled sectionOrder.',
          edits: renameKey(camel, 'sectionorder'),
        };
      else if ((root.get('configuration')?.items.length ?? 0) > 0)
        yield { place: root.keyPlace, message: 'The key sectionorder is missing.' };
    }
  },
});

const parametersHaveSections = defineRule({
  code: 'CP314',
  official: ['ST111'],
  severity: 'error',
  title: 'Every parameter is in a section of sectionorder',
  why: 'A parameter outside of the sections is hard to find in the form.',
  fix: 'Write section with one of the names in sectionorder.',
  *check(pack) {
    for (const { integration, parameter, name } of parametersOf(pack)) {
      const order = (integration.root.get('sectionorder') ?? integration.root.get('sectionOrder'))?.texts;
      const section = parameter.get('section');
      if (section === undefined) {
        yield {
          place: parameter.get('name')?.place ?? parameter.keyPlace,
          message: `The parameter "${name}" is in no section.`,
        };
      } else if (section.text !== undefined && order !== undefined && !order.includes(section.text)) {
        const near = nearestName(section.text, order);
        yield {
          place: section.place,
          message: `The section "${section.text}" is not in sectionorder.`,
          ...(near && { fix: `Did you mean "${near}"?` }),
        };
      }
    }
  },
});

const triggersNameParameters = defineRule({
  code: 'CP315',
  severity: 'error',
  title: 'Triggers name parameters, and compare with values that those can have',
  why: 'The form shows or hides nothing, or the wrong thing.',
  fix: 'Write the name of a parameter; for a select, compare with one of its options.',
  *check({ integrations }) {
    for (const { root } of integrations) {
      const parameters = root.get('configuration')?.items ?? [];
      const names = parameters.flatMap((parameter) => parameter.get('name')?.text ?? []);
      for (const trigger of root.get('triggers')?.items ?? []) {
        for (const part of [
          ...(trigger.get('conditions')?.items ?? []),
          ...(trigger.get('effects')?.items ?? []),
        ]) {
          const name = part.get('name');
          if (name?.text === undefined) continue;
          if (!names.includes(name.text) && !triggerNames.some((known) => known === name.text)) {
            const near = nearestName(name.text, names);
            yield {
              place: name.place,
              message: `There is no parameter "${name.text}".`,
              ...(near && { fix: `Did you mean "${near}"?` }),
            };
          }
          const operator = part.get('operator');
          const value = part.get('value');
          const compares = operator?.text === 'equal' || operator?.text === 'not_equal';
          if (operator?.text !== undefined && compares !== (value !== undefined))
            yield {
              place: (value ?? operator).place,
              message: `The condition on "${name.text}" ${compares ? 'has no value to compare with' : `is ${operator.text}, which takes no value`}.`,
              fix: compares ? 'Add a value.' : 'Remove the value, or write equal or not_equal.',
            };
          const options = parameters
            .find((parameter) => parameter.get('name')?.text === name.text)
            ?.get('options')?.texts;
          if (value?.text !== undefined && options !== undefined && !options.includes(value.text)) {
            yield { place: value.place, message: `"${value.text}" is no option of "${name.text}".` };
          }
        }
      }
    }
  },
});

export const integrationFormRules: readonly Rule[] = [
  sectionOrderIsThere,
  parametersHaveSections,
  triggersNameParameters,
];
