import type { JsonObject } from '../../shared/json.js';
import { suggestion } from '../../shared/nearest-name.js';
import { type InstalledIntegration, parameterLabel } from '../install/installed-integration.js';
import { ParameterError } from './parameter-error.js';
import { deliverValue, isComplete } from './parameter-values.js';
import { triggeredEffects } from './triggers.js';

export interface InstanceConfiguration {
  readonly name: string;
  readonly integration: InstalledIntegration;
  /** `params` as the script sees it. */
  readonly params: JsonObject;
}

/**
 * Fills in the instance form: `params` by parameter name, defaults for those left out. A credentials parameter takes
 * `{identifier, password}`, `{vault: {user, password}}` or the password alone. A hidden parameter keeps what was
 * filled in, as in the form. Throws a ParameterError for an unknown name, a value of the wrong kind, or missing
 * required parameters.
 */
export function configureInstance(
  integration: InstalledIntegration,
  { name, params }: { readonly name: string; readonly params: Readonly<Record<string, unknown>> },
): InstanceConfiguration {
  refuseUnknownNames(integration, Object.keys(params));
  const delivered: JsonObject = {};
  for (const parameter of integration.configuration) {
    const value = deliverValue(parameter, params[parameter.name]);
    if (value !== undefined) delivered[parameter.name] = value;
  }
  refuseMissing(integration, delivered);
  return { name, integration, params: delivered };
}

function refuseUnknownNames(integration: InstalledIntegration, names: readonly string[]): void {
  const known = integration.configuration.map((parameter) => parameter.name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const message = `${integration.display} has no parameter "${unknown}". ${suggestion(unknown, known)}`;
    throw new ParameterError('parameter-unknown', message, [{ parameter: unknown, message }]);
  }
}

function refuseMissing(integration: InstalledIntegration, values: JsonObject): void {
  const effects = triggeredEffects(integration.triggers, values);
  const missing = integration.configuration.filter((parameter) => {
    const { hidden, required } = { ...parameter, ...effects.get(parameter.name) };
    return required === true && hidden !== true && !isComplete(parameter, values[parameter.name]);
  });
  if (missing.length > 0) {
    const names = missing.map((parameter) => `"${parameter.name}" (${parameterLabel(parameter)})`);
    throw new ParameterError(
      'parameter-missing',
      `The instance of ${integration.display} needs a value for ${names.join(', ')}.`,
      missing.map((parameter) => ({
        parameter: parameter.name,
        message: `${parameterLabel(parameter)} is required.`,
      })),
    );
  }
}
