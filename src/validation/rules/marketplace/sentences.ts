import type { Pack } from '../../document/pack.js';
import { argumentsOf, outputsOf, parametersOf } from '../../document/parts.js';
import type { Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';
import { shown } from '../../text/shown-value.js';
import { isBoolean } from './booleans.js';
import { defineReviewerRule } from './reviewer-rule.js';

interface Described {
  readonly declared: Field;
  /** What it is, to follow "of". */
  readonly what: string;
  readonly text: Field;
}

/** Parameters, arguments, and outputs with what they say of themselves. */
function describedIn(pack: Pack): Described[] {
  const described = (declared: Field, what: string, key: string): Described[] => {
    const text = declared.get(key);
    return text?.text === undefined || text.text.trim() === '' ? [] : [{ declared, what, text }];
  };
  return [
    ...parametersOf(pack).flatMap(({ parameter, name }) =>
      described(parameter, `the parameter "${name}"`, 'additionalinfo'),
    ),
    ...argumentsOf(pack).flatMap(({ argument, name }) =>
      described(argument, `the argument "${argument.get('name')?.text ?? ''}" of "${name}"`, 'description'),
    ),
    ...outputsOf(pack).flatMap(({ output, name }) =>
      described(output, `the output "${output.get('contextPath')?.text ?? ''}" of "${name}"`, 'description'),
    ),
  ];
}

const descriptionsBeginAlike = defineReviewerRule({
  code: 'CP960',
  pullRequests: [45228, 45286],
  title:
    'Descriptions of parameters, arguments, and outputs begin with "The", those of booleans with "Whether"',
  why: 'They stand in the same tables of the help, and read as one text.',
  fix: 'Begin with "The", or with "Whether" for what is true or false.',
  *check(pack) {
    for (const { declared, what, text } of describedIn(pack)) {
      const wanted = isBoolean(declared) ? 'Whether' : 'The';
      if (!text.text?.startsWith(`${wanted} `))
        yield {
          place: text.place,
          message: `The description of ${what} begins ${shown((text.text ?? '').slice(0, 30))}.`,
          fix: `Begin with "${wanted}".`,
        };
    }
  },
});

const parameterDescriptionsEnd = defineReviewerRule({
  code: 'CP961',
  pullRequests: [45228, 45286],
  title: 'The additionalinfo of a parameter ends with a full stop',
  why: 'It is a sentence, and stands with others in the table of parameters.',
  fix: 'End it with a full stop.',
  *check(pack) {
    for (const { parameter, name } of parametersOf(pack)) {
      const text = parameter.get('additionalinfo');
      if (text?.text && !text.text.trimEnd().endsWith('.'))
        yield { place: text.place, message: `The description of the parameter "${name}" has no full stop.` };
    }
  },
});

const booleansLeaveDefaultOut = defineReviewerRule({
  code: 'CP962',
  pullRequests: [45228, 45286],
  title: 'Descriptions of booleans leave the default out',
  why: 'The documentation adds the default of its own accord, so readers see it twice.',
  fix: 'Remove the default from the description; declare it as the default value.',
  *check(pack) {
    for (const { declared, what, text } of describedIn(pack)) {
      if (isBoolean(declared) && /\bdefaults?\b/i.test(text.text ?? ''))
        yield { place: text.place, message: `The description of ${what} names its default.` };
    }
  },
});

/** Types of parameters that the platform fills in, without a label of their own. */
const placeholders: readonly unknown[] = [17, 23];

const parametersAreDescribed = defineReviewerRule({
  code: 'CP963',
  pullRequests: [],
  title: 'Every parameter has a description',
  why: 'A row without text in the table of parameters does not explain what to enter.',
  fix: 'Write additionalinfo.',
  *check(pack) {
    for (const { parameter, name, type } of parametersOf(pack)) {
      const hidden = parameter.get('hidden')?.value;
      if (placeholders.includes(type) || hidden === true) continue;
      if (!parameter.get('additionalinfo')?.text?.trim())
        yield {
          place: parameter.get('name')?.place ?? parameter.keyPlace,
          message: `The parameter "${name}" has no additionalinfo.`,
        };
    }
  },
});

const passive =
  /\b(?:is|are|was|were|be|been|being) (?:used|fetched|collected|sent|gathered|retrieved|ingested|pulled|imported|provided|designed|integrated|forwarded|received)\b/i;

const descriptionIsActive = defineReviewerRule({
  code: 'CP964',
  pullRequests: [44689, 44795],
  title: 'The description of an integration is in the active voice and says Cortex XSIAM in full',
  why: 'It is the first sentence that users read of the integration.',
  fix: 'Write it as in "Use this integration to fetch audit logs from Acme as events in Cortex XSIAM."',
  *check({ integrations }) {
    for (const { root } of integrations) {
      const description = root.get('description');
      const text = description?.text ?? '';
      const voice = passive.exec(text)?.[0];
      if (description !== undefined && voice !== undefined)
        yield { place: description.place, message: `"${voice}" is in the passive voice.` };
      if (description !== undefined && /(?<!Cortex )\bXSIAM\b/.test(text))
        yield { place: description.place, message: 'The description says XSIAM without Cortex.' };
    }
  },
});

/** Four lines on the card of the pack, by the platform's documentation. */
const longestDescription = 150;

const packDescriptionIsShort = defineReviewerRule({
  code: 'CP965',
  pullRequests: [43807],
  title: 'The description of the pack is one short sentence',
  why: 'The card of the pack in the marketplace shows about four lines.',
  fix: `Write one sentence of at most ${longestDescription} characters. The README has room for more.`,
  *check({ metadata }) {
    const description = metadata?.get('description');
    const text = description?.text?.trim() ?? '';
    if (description === undefined) return;
    if (text.length > longestDescription)
      yield { place: description.place, message: `The description has ${text.length} characters.` };
    else if (/[.!?]\s+[A-Z]/.test(text))
      yield { place: description.place, message: 'The description has more than one sentence.' };
  },
});

export const marketplaceSentenceRules: readonly Rule[] = [
  descriptionsBeginAlike,
  parameterDescriptionsEnd,
  booleansLeaveDefaultOut,
  parametersAreDescribed,
  descriptionIsActive,
  packDescriptionIsShort,
];
