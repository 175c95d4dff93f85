import { parameterTypes, typesWithoutLabel } from '../../../spec/parameter-types.js';
import { connectionParameterFacts } from '../../../spec/platform-parameters.js';
import { parametersOf } from '../../document/parts.js';
import { replaceScalar } from '../../fixes/scalar-edit.js';
import { defineRule, type Rule } from '../../rule.js';

const connectionParametersAreExact = defineRule({
  code: 'CP401',
  official: ['IN100'],
  severity: 'error',
  title: 'insecure and proxy have the exact words of the platform',
  why: 'Users know the two switches from every other integration, and the official check compares them word by word.',
  fix: `Write type ${parameterTypes.checkbox}, required false, no default but "false", and the exact label.`,
  *check(pack) {
    for (const { parameter, name, type } of parametersOf(pack)) {
      const fixed = connectionParameterFacts[name];
      if (fixed === undefined) continue;
      const words = fixed.display;
      const control = parameterTypes[fixed.type];
      const display = parameter.get('display');
      if (display?.text !== words) {
        const place = display?.place ?? parameter.keyPlace;
        const edits = display === undefined ? [] : replaceScalar(display, words);
        yield { place, message: `The label of ${name} is "${display?.text ?? ''}", not "${words}".`, edits };
      }
      const kind = parameter.get('type');
      if (kind !== undefined && type !== control)
        yield {
          place: kind.place,
          message: `The type of ${name} is ${String(type)}, not ${control}.`,
          edits: replaceScalar(kind, control),
        };
      const required = parameter.get('required');
      if (required?.value === true)
        yield {
          place: required.place,
          message: `${name} is required.`,
          edits: replaceScalar(required, false),
        };
      const value = parameter.get('defaultvalue');
      if (value !== undefined && !['false', '', false, null].some((allowed) => allowed === value.value)) {
        yield {
          place: value.place,
          message: `The default of ${name} is ${String(value.value)}.`,
          edits: replaceScalar(value, 'false'),
        };
      }
    }
  },
});

/** The form has its own words for these. */
const namesWithoutLabel = ['feedExpirationPolicy', 'feedExpirationInterval'];

const parametersHaveLabels = defineRule({
  code: 'CP402',
  official: ['IN117', 'IN118'],
  severity: 'error',
  title: 'Parameters have a label, apart from those that must not',
  why: 'Without label the form shows a field of which nobody knows what it is for.',
  fix: `Write display, or displaypassword for credentials; types ${typesWithoutLabel.join(' and ')} take none.`,
  *check(pack) {
    for (const { parameter, name, type } of parametersOf(pack)) {
      const display = parameter.get('display');
      const hidden = parameter.get('hidden')?.value;
      if (typesWithoutLabel.some((other) => other === type)) {
        if (display?.text)
          yield {
            place: display.place,
            message: `"${name}" has type ${String(type)}, which takes no label.`,
          };
      } else if (
        !display?.text &&
        !namesWithoutLabel.includes(name) &&
        !parameter.get('displaypassword')?.text &&
        (hidden === undefined || hidden === false)
      ) {
        yield {
          place: display?.keyPlace ?? parameter.get('name')?.place ?? parameter.keyPlace,
          message: `The parameter "${name}" has no label.`,
        };
      }
    }
  },
});

const labelsAreProper = defineRule({
  code: 'CP403',
  official: ['IN135'],
  severity: 'error',
  title: 'Labels begin with a capital letter and have no underscore',
  why: 'A label is a text for people, not a name of a variable.',
  fix: 'Write it as in "Server URL".',
  *check(pack) {
    for (const { parameter } of parametersOf(pack)) {
      for (const label of [parameter.get('display'), parameter.get('displaypassword')]) {
        if (label?.text !== undefined && (/^[a-z]/.test(label.text) || label.text.includes('_'))) {
          yield { place: label.place, message: `The label is "${label.text}".` };
        }
      }
    }
  },
});

const labelsDiffer = defineRule({
  code: 'CP404',
  severity: 'warning',
  title: 'No two parameters have the same label',
  why: 'Nobody can tell the two fields of the form apart, and a message cannot name the one that it means.',
  fix: 'Say in each label what is particular to it.',
  *check(pack) {
    for (const { root } of pack.integrations) {
      const seen = new Map<string, string>();
      for (const parameter of root.get('configuration')?.items ?? []) {
        const hidden = parameter.get('hidden')?.value;
        const parts = [parameter.get('display'), parameter.get('displaypassword')].filter(
          (part) => part?.text,
        );
        const label = parts.map((part) => part?.text).join(' / ');
        const name = parameter.get('name')?.text ?? '';
        const other = seen.get(label);
        if (label === '' || (hidden !== undefined && hidden !== false)) continue;
        if (other !== undefined)
          yield {
            place: parts[0]?.place ?? parameter.keyPlace,
            message: `"${other}" has the label "${label}" too.`,
          };
        seen.set(label, name);
      }
    }
  },
});

const reservedNames = ['api key', 'fetch incidents', 'incident type', 'source reliability'];

const namesAreNotReserved = defineRule({
  code: 'CP405',
  official: ['IN142'],
  severity: 'warning',
  title: 'No parameter has a name for which the platform fixes the help text',
  why: 'For API key, Fetch Incidents, Incident Type and Source Reliability the official check compares the help text word by word.',
  fix: 'Choose another name, such as api_key; the label may stay.',
  *check(pack) {
    for (const { parameter, name } of parametersOf(pack)) {
      const field = parameter.get('name');
      if (field !== undefined && reservedNames.includes(name.toLowerCase()))
        yield { place: field.place, message: `The name "${name}" is reserved.` };
    }
  },
});

export const parameterLabelRules: readonly Rule[] = [
  connectionParametersAreExact,
  parametersHaveLabels,
  labelsAreProper,
  labelsDiffer,
  namesAreNotReserved,
];
