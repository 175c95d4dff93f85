import { parameterTypes, secretTypes, typesWithoutValue } from '../../spec/parameter-types.js';
import type { Field } from '../../validation/text/field.js';
import type { ReportedParameter } from '../pack-report.js';
import { stated } from './stated.js';

/** The parameters of an integration that take a value, in the order of the form. A secret shows no default. */
export function parameterFacts(integration: Field): ReportedParameter[] {
  const parameters = integration.get('configuration')?.items ?? [];
  return parameters.flatMap((parameter) => {
    const type = parameter.get('type')?.value;
    if (isOneOf(typesWithoutValue, type)) return [];
    const secret = isOneOf(secretTypes, type);
    return [
      stated<ReportedParameter>({
        name: parameter.get('name')?.text ?? '(without a name)',
        label: labelOf(parameter),
        required: parameter.get('required')?.value === true,
        secret,
        inVault: type === parameterTypes.credentials,
        defaultValue: secret ? undefined : defaultOf(parameter),
        description: parameter.get('additionalinfo')?.text,
      }),
    ];
  });
}

function isOneOf(types: readonly number[], type: unknown): boolean {
  return typeof type === 'number' && types.includes(type);
}

function labelOf(parameter: Field): string {
  const labels = ['display', 'displaypassword'].flatMap((key) => parameter.get(key)?.text || []);
  return labels.length > 0 ? labels.join(' / ') : (parameter.get('name')?.text ?? '(without a name)');
}

function defaultOf(parameter: Field): string | undefined {
  const value = parameter.get('defaultvalue')?.value;
  return value === undefined || value === null ? undefined : String(value);
}
