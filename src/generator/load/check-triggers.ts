import type { IntegrationDefinition, Trigger } from '../../definition/integration.js';
import type { Parameters } from '../../definition/parameter.js';
import type { BuildProblem } from '../build-error.js';

/** Checks that triggers name declared parameters and compare with values that those can have. */
export function checkTriggers({ triggers, parameters }: IntegrationDefinition): BuildProblem[] {
  return triggers.flatMap((trigger, index) =>
    triggerProblems(trigger, parameters).map((problem) => ({
      message: `integration.triggers: number ${index + 1}: ${problem}`,
    })),
  );
}

function triggerProblems({ conditions, effects }: Trigger, parameters: Parameters): string[] {
  const unknown = [...conditions, ...effects]
    .filter(({ name }) => !(name in parameters))
    .map(({ name }) => `${name} is no parameter.`);
  const values = conditions.flatMap(({ name, operator, value }) => {
    const compares = operator === 'equal' || operator === 'not_equal';
    if (compares !== (value !== undefined)) {
      return [`the condition on ${name} ${compares ? 'needs a value' : 'takes no value'}.`];
    }
    const parameter = parameters[name];
    const options = parameter !== undefined && 'options' in parameter ? parameter.options : undefined;
    return value === undefined || options === undefined || options.includes(value)
      ? []
      : [`"${value}" is no option of ${name}.`];
  });
  return [...unknown, ...values];
}
