import { isJsonObject } from '../../../shared/json.js';
import { nearestName } from '../../../shared/nearest-name.js';
import { marketplaces } from '../../../spec/approved-values.js';
import {
  parameterTypes,
  platformSelectTypes,
  secretTextTypes,
  selectTypes,
  textTypes,
} from '../../../spec/parameter-types.js';
import { argumentsOf, commandsOf, parametersOf, repeated } from '../../document/parts.js';
import { replaceScalar } from '../../fixes/scalar-edit.js';
import { defineRule, type Rule } from '../../rule.js';
import { shown } from '../../text/shown-value.js';

const checkboxDefaultIsText = defineRule({
  code: 'CP412',
  official: ['IN152'],
  severity: 'error',
  title: "The default of a checkbox is the text 'true' or 'false'",
  why: 'The server reads defaults as texts; another value leaves the box as it likes.',
  fix: "Write 'true' or 'false' in quotes.",
  *check(pack) {
    for (const { parameter, name, type } of parametersOf(pack)) {
      const value = parameter.get('defaultvalue');
      if (
        type !== parameterTypes.checkbox ||
        value === undefined ||
        value.value === null ||
        ['true', 'false'].some((allowed) => allowed === value.value)
      )
        continue;
      const known = typeof value.value === 'boolean' || /^(true|false)$/i.test(value.text ?? '');
      const edits = known ? replaceScalar(value, String(value.value).toLowerCase()) : [];
      yield { place: value.place, message: `The default of "${name}" is ${shown(value.value)}.`, edits };
    }
  },
});

const defaultIsText = defineRule({
  code: 'CP413',
  severity: 'warning',
  title: 'Defaults are texts',
  why: 'The server reads defaults as texts; a bare number or date may be written differently by the next tool, as in 010 or 1.10.',
  fix: 'Put the default in quotes.',
  *check(pack) {
    for (const { parameter, name, type } of parametersOf(pack)) {
      const value = parameter.get('defaultvalue');
      if (
        value === undefined ||
        type === parameterTypes.checkbox ||
        (typeof value.value !== 'number' && typeof value.value !== 'boolean')
      )
        continue;
      const { node } = value;
      const written =
        node !== undefined && 'source' in node && typeof node.source === 'string'
          ? node.source
          : String(value.value);
      yield {
        place: value.place,
        message: `The default of "${name}" is ${written} without quotes.`,
        edits: replaceScalar(value, written),
      };
    }
    for (const { argument } of argumentsOf(pack)) {
      const value = argument.get('defaultValue');
      if (value === undefined || (typeof value.value !== 'number' && typeof value.value !== 'boolean'))
        continue;
      yield {
        place: value.place,
        message: `The default of "${argument.get('name')?.text ?? ''}" is ${String(value.value)} without quotes.`,
        edits: replaceScalar(value, String(value.value)),
      };
    }
  },
});

const defaultUrlIsSecure = defineRule({
  code: 'CP414',
  official: ['IN153'],
  severity: 'error',
  title: 'No default begins with http:',
  why: 'Credentials would travel unencrypted for everyone who keeps the default.',
  fix: 'Write https:.',
  *check(pack) {
    for (const { parameter, name } of parametersOf(pack)) {
      const value = parameter.get('defaultvalue');
      if (value?.text?.startsWith('http:'))
        yield { place: value.place, message: `The default of "${name}" is "${value.text}".` };
    }
  },
});

const mayHaveOptions = [...selectTypes, ...platformSelectTypes];

const selectsHaveOptions = defineRule({
  code: 'CP415',
  severity: 'error',
  title: 'A select has options, each once, and other types have none',
  why: 'A select without options cannot be filled in.',
  fix: 'Write the choices in options.',
  *check(pack) {
    for (const { parameter, name, type } of parametersOf(pack)) {
      const options = parameter.get('options');
      const select = selectTypes.some((other) => other === type);
      if (select && (options === undefined || options.items.length === 0)) {
        yield {
          place: options?.keyPlace ?? parameter.get('type')?.place ?? parameter.keyPlace,
          message: `The select "${name}" has no options.`,
        };
      }
      if (
        !mayHaveOptions.some((other) => other === type) &&
        options !== undefined &&
        options.items.length > 0
      ) {
        yield { place: options.keyPlace, message: `"${name}" is no select, but has options.` };
      }
      for (const option of repeated(options?.items ?? []))
        yield { place: option.place, message: `The option "${String(option.value)}" is there twice.` };
      for (const option of type === parameterTypes.multiSelect ? (options?.items ?? []) : []) {
        if (option.text?.includes(','))
          yield {
            place: option.place,
            message: `The option "${option.text}" has a comma, which divides the default of a multi-select.`,
          };
      }
    }
  },
});

const defaultIsOption = defineRule({
  code: 'CP416',
  severity: 'error',
  title: 'The default of a select is one of its options',
  why: 'The form shows an empty field instead, although it looks filled in the file.',
  fix: 'Write an option; for a multi-select, options with commas between them.',
  *check(pack) {
    for (const { parameter, name, type } of parametersOf(pack)) {
      const value = parameter.get('defaultvalue');
      const options = parameter.get('options')?.texts ?? [];
      if (!value?.text || options.length === 0 || !selectTypes.some((other) => other === type)) continue;
      for (const chosen of type === parameterTypes.singleSelect
        ? [value.text]
        : value.text.split(',').map((part) => part.trim())) {
        if (options.includes(chosen)) continue;
        const near = nearestName(chosen, options);
        yield {
          place: value.place,
          message: `"${chosen}" is no option of "${name}".`,
          ...(near && { fix: `Did you mean "${near}"?` }),
        };
      }
    }
  },
});

const hiddenIsProper = defineRule({
  code: 'CP417',
  official: ['IN156'],
  severity: 'error',
  title: 'hidden is true, false or a list of marketplaces',
  why: 'Any other value counts as shown, or as hidden, depending on who reads it.',
  fix: 'Write true, false or a list such as [xsoar].',
  *check(pack) {
    const owners = [
      ...parametersOf(pack).map(({ parameter }) => parameter),
      ...commandsOf(pack).map(({ command }) => command),
    ];
    for (const hidden of owners.flatMap((owner) => owner.get('hidden') ?? [])) {
      const { value } = hidden;
      if (typeof value === 'boolean') continue;
      if (!Array.isArray(value))
        yield {
          place: hidden.place,
          message: `hidden is ${isJsonObject(value) ? 'an object' : String(value)}.`,
        };
      for (const item of hidden.items) {
        if (!marketplaces.some((known) => known === item.value))
          yield { place: item.place, message: `"${String(item.value)}" is no marketplace.` };
      }
    }
  },
});

const mayBeHidden = ['longRunning', 'feedIncremental', 'feedReputation'];

const parameterIsNotHidden = defineRule({
  code: 'CP418',
  official: ['IN124'],
  severity: 'error',
  title: 'No parameter is hidden everywhere',
  why: 'Nobody can fill it in. Only an old secret may be hidden that credentials with the same label replace.',
  fix: 'Show the parameter, or remove it.',
  *check(pack) {
    for (const { integration, parameter, name, type } of parametersOf(pack)) {
      const hidden = parameter.get('hidden');
      const everywhere =
        hidden?.value === true || marketplaces.every((marketplace) => hidden?.texts.includes(marketplace));
      if (hidden === undefined || !everywhere || mayBeHidden.includes(name)) continue;
      const label = parameter.get('display')?.text?.toLowerCase();
      const replaced =
        [...textTypes, ...secretTextTypes].some((old) => old === type) &&
        (integration.root.get('configuration')?.items ?? []).some(
          (other) =>
            other.get('type')?.value === parameterTypes.credentials &&
            [other.get('display'), other.get('displaypassword')].some(
              (text) => text?.text?.toLowerCase() === label,
            ),
        );
      if (!replaced) yield { place: hidden.place, message: `The parameter "${name}" is hidden.` };
    }
  },
});

const intervalIsPositive = defineRule({
  code: 'CP421',
  severity: 'warning',
  title: 'The default of an interval is a whole number of minutes from 1 on',
  why: 'The form of an interval shows minutes, hours or days, and has no other way to show the default.',
  fix: "Write a number of minutes such as '1'.",
  *check(pack) {
    for (const { parameter, name, type } of parametersOf(pack)) {
      const value = parameter.get('defaultvalue');
      if (type === parameterTypes.interval && value?.text && !/^0*[1-9]\d*$/.test(value.text))
        yield { place: value.place, message: `The default of the interval "${name}" is "${value.text}".` };
    }
  },
});

export const parameterValueRules: readonly Rule[] = [
  checkboxDefaultIsText,
  defaultIsText,
  defaultUrlIsSecure,
  selectsHaveOptions,
  defaultIsOption,
  hiddenIsProper,
  parameterIsNotHidden,
  intervalIsPositive,
];
