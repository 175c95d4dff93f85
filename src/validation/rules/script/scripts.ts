import { itemsOfKind } from '../../document/parts.js';
import { replaceScalar } from '../../fixes/scalar-edit.js';
import { defineRule, type Rule } from '../../rule.js';
import { wrongTexts } from '../items/item-texts.js';

const nameIsProper = defineRule({
  code: 'CPC202',
  official: ['SC100', 'BA128'],
  severity: 'error',
  title: 'The name of a script begins with no digit, and a version at its end has a capital V',
  why: 'The command line of the War Room takes no names with a digit in front, and the platform knows newer scripts by V2.',
  fix: 'Write a name such as AcmeLookupV2. Once published, keep the id.',
  check: (pack) =>
    wrongTexts(pack, 'script', ['name'], (name) => {
      if (/^\d/.test(name)) return `"${name}" begins with a digit.`;
      return /v\d+$/.test(name) ? `"${name}" ends in a small v.` : undefined;
    }),
});

const runsWithoutRights = defineRule({
  code: 'CPC203',
  official: ['SC106'],
  severity: 'error',
  title: 'A script does not run as DBotRole',
  why: 'It would read and change what the user who starts it may not.',
  fix: 'Remove runas, or write DBotWeakRole.',
  check: (pack) =>
    wrongTexts(pack, 'script', ['runas'], (role, field) =>
      role === 'DBotRole'
        ? { message: 'The script runs as DBotRole.', edits: replaceScalar(field, 'DBotWeakRole') }
        : undefined,
    ),
});

const modelKeys = ['model', 'userprompt', 'systemprompt', 'fewshots', 'promptConfig'];

const modelsHavePrompts = defineRule({
  code: 'CPC204',
  official: ['ST110'],
  severity: 'error',
  title: 'A script has code, or asks a language model',
  why: 'The platform runs the one or the other, by isllm.',
  fix: 'With isllm: remove script, write userprompt and model or promptConfig. Without: remove the keys of the model.',
  *check(pack) {
    for (const { root } of itemsOfKind(pack, 'script')) {
      if (root.get('isllm')?.value === true) {
        const script = root.get('script');
        if (script?.text) yield { place: script.keyPlace, message: 'The script asks a model, but has code.' };
        if (!root.get('userprompt')?.text)
          yield { place: root.get('isllm')?.place ?? root.keyPlace, message: 'The userprompt is missing.' };
        if (!root.get('model')?.text && root.get('promptConfig') === undefined)
          yield { place: root.get('isllm')?.place ?? root.keyPlace, message: 'The model is missing.' };
      } else {
        for (const field of modelKeys.flatMap((key) => root.get(key) ?? [])) {
          if (field.value !== null && field.value !== '')
            yield { place: field.keyPlace, message: `"${field.name}" is there without isllm.` };
        }
      }
    }
  },
});

export const scriptRules: readonly Rule[] = [nameIsProper, runsWithoutRights, modelsHavePrompts];
