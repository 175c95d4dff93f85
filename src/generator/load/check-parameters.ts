import { labelOf, type Parameter, type Parameters } from '../../definition/parameter.js';
import { connectionParameters, fetchEventsParameters } from '../../definition/platform-parameters.js';
import { unsupportedInRegularExpression } from '../../shared/script-regular-expressions.js';
import type { BuildProblem } from '../build-error.js';
import { duplicates, rangeProblems, sentenceProblems } from './definition-problems.js';

/** Checks each parameter by itself, the labels against each other, and the words that the platform fixes. */
export function checkParameters(parameters: Parameters): BuildProblem[] {
  const entries = Object.entries(parameters);
  const problems = [
    ...entries.flatMap(([name, parameter]) => [
      ...prefixed(name, sentenceProblems(parameter.help, 'help')),
      ...prefixed(name, labelProblems(parameter)),
      ...prefixed(name, valueProblems(parameter)),
    ]),
    ...duplicates(entries.map(([, parameter]) => labelOf(parameter))).map(
      (label) => `two parameters have the label "${label}".`,
    ),
    ...platformProblems(parameters),
  ];
  return problems.map((problem) => ({ message: `integration.parameters: ${problem}` }));
}

function prefixed(name: string, problems: readonly string[]): string[] {
  return problems.map((problem) => `${name}: ${problem}`);
}

function labelProblems(parameter: Parameter): string[] {
  const labels = parameter.kind === 'credentials' ? [parameter.displayPassword] : [];
  if (parameter.display !== undefined) labels.push(parameter.display);
  return labels
    .filter((label) => label === '' || /^[a-z]|_/.test(label))
    .map((label) => `the label "${label}" must start with a capital letter and have no underscore.`);
}

function valueProblems(parameter: Parameter): string[] {
  switch (parameter.kind) {
    case 'string':
      return textProblems(parameter.pattern, parameter.defaultValue);
    case 'url':
      return parameter.defaultValue?.startsWith('http:') ? ['the default must not begin with http:.'] : [];
    case 'integer':
      return rangeProblems(parameter);
    case 'interval':
      return rangeProblems({ ...parameter, minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
    case 'checkbox':
      return parameter.required ? ['a checkbox cannot be required.'] : [];
    case 'select':
      return optionProblems(
        parameter.options,
        parameter.defaultValue === undefined ? [] : [parameter.defaultValue],
      );
    case 'multi-select':
      return [
        ...optionProblems(parameter.options, parameter.defaultValue ?? []),
        // The platform keeps the default as one text with commas.
        ...parameter.options
          .filter((option) => option.includes(','))
          .map((option) => `the option "${option}" must not have a comma.`),
      ];
    default:
      return [];
  }
}

function textProblems(pattern: string | undefined, defaultValue: string | undefined): string[] {
  if (pattern === undefined) return [];
  const unsupported = unsupportedInRegularExpression(pattern);
  if (unsupported !== undefined)
    return [`the pattern has ${unsupported}, which Cortex servers cannot parse.`];
  try {
    const whole = new RegExp(`^(?:${pattern})$`);
    return defaultValue === undefined || whole.test(defaultValue)
      ? []
      : [`the default "${defaultValue}" does not match the pattern.`];
  } catch {
    return [`the pattern "${pattern}" is no regular expression.`];
  }
}

function optionProblems(options: readonly string[], defaults: readonly string[]): string[] {
  return [
    ...(options.length === 0 ? ['there must be an option.'] : []),
    ...duplicates(options).map((option) => `the option "${option}" is there twice.`),
    ...defaults
      .filter((value) => !options.includes(value))
      .map((value) => `the default "${value}" is none of the options.`),
  ];
}

/** The platform knows these parameters by name and refuses them in other words. */
function platformProblems(parameters: Parameters): string[] {
  const fixed: Parameters = { ...connectionParameters, ...fetchEventsParameters };
  return [
    ...Object.keys(fetchEventsParameters)
      .filter((name) => !(name in parameters))
      .map((name) => `${name} is missing; take it from fetchEventsParameters.`),
    ...Object.entries(fixed).flatMap(([name, { kind, display }]) => {
      const declared = parameters[name];
      return declared === undefined || (declared.kind === kind && declared.display === display)
        ? []
        : [`${name} must be a ${kind} with the label "${display}".`];
    }),
  ];
}
