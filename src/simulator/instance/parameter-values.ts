import { isJsonObject, type Json, type JsonObject } from '../../shared/json.js';
import { suggestion } from '../../shared/nearest-name.js';
import { parameterTypes, typesWithoutValue } from '../../spec/parameter-types.js';
import { type ConfigurationParameter, parameterLabel } from '../install/installed-integration.js';
import { ParameterError } from './parameter-error.js';

/**
 * The value as the tenant hands it to a script: text as string, checkbox as boolean, credentials as object, multi-select
 * as array; undefined for controls without a value. `given` undefined means the default. Throws a ParameterError
 * for what the form would not accept.
 */
export function deliverValue(parameter: ConfigurationParameter, given: unknown): Json | undefined {
  if (typesWithoutValue.includes(parameter.type)) {
    if (given === undefined) return undefined;
    throw invalid(parameter, 'takes no value. Leave it out.');
  }
  const value = given ?? parameter.defaultvalue ?? undefined;
  if (parameter.type === parameterTypes.checkbox) return checkbox(parameter, value);
  if (parameter.type === parameterTypes.credentials) return credentials(parameter, value);
  if (parameter.type === parameterTypes.multiSelect) return multiSelect(parameter, value);
  const text = textOf(parameter, value);
  if (parameter.type === parameterTypes.singleSelect && text !== '') refuseUnknownOption(parameter, text);
  return text;
}

/** Whether the user filled the parameter in: for credentials at least one half, for a checkbox a tick. */
export function isFilled(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isJsonObject(value))
    return [value.identifier, value.password, userOf(value)].some((half) => Boolean(half));
  return Boolean(value);
}

/** Whether the value satisfies "required": credentials need every half that the form shows. */
export function isComplete(parameter: ConfigurationParameter, value: Json | undefined): boolean {
  if (!isJsonObject(value)) return isFilled(value);
  const hasUser = Boolean(value.identifier) || Boolean(userOf(value));
  return (
    (parameter.hiddenusername === true || hasUser) &&
    (parameter.hiddenpassword === true || Boolean(value.password))
  );
}

function userOf(credentialsValue: JsonObject): Json | undefined {
  return isJsonObject(credentialsValue.credentials) ? credentialsValue.credentials.user : undefined;
}

function checkbox(parameter: ConfigurationParameter, value: unknown): boolean {
  if (value === undefined || value === '') return false;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw invalid(parameter, 'is a checkbox: give true or false.');
}

function multiSelect(parameter: ConfigurationParameter, value: unknown): string[] {
  const chosen = typeof value === 'string' ? value.split(',').map((option) => option.trim()) : (value ?? []);
  if (!Array.isArray(chosen) || !chosen.every((option) => typeof option === 'string')) {
    throw invalid(parameter, 'is a list: give an array of texts, or one text with commas.');
  }
  const options = chosen.filter((option) => option !== '');
  for (const option of options) refuseUnknownOption(parameter, option);
  return options;
}

function refuseUnknownOption(parameter: ConfigurationParameter, option: string): void {
  const options = parameter.options ?? [];
  if (!options.includes(option)) {
    throw invalid(parameter, `has no option "${option}". ${suggestion(option, options)}`);
  }
}

function textOf(parameter: ConfigurationParameter, value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw invalid(parameter, 'is a text field: give a text or a number.');
}

/**
 * Credentials typed into the form arrive at the top level. From a vault, the user name arrives in `credentials.user`
 * only; the common library would copy it to `identifier`, but its loop can stop early, so it is not copied here.
 */
function credentials(parameter: ConfigurationParameter, value: unknown): JsonObject {
  if (value === undefined || value === '') return credentialsValue('', '');
  if (typeof value === 'string') return credentialsValue('', value);
  if (isJsonObject(value)) {
    if (hasOnlyTexts(value, ['identifier', 'password'])) {
      return credentialsValue(value.identifier ?? '', value.password ?? '');
    }
    if (
      Object.keys(value).join() === 'vault' &&
      hasOnlyTexts(value.vault, ['user', 'password', 'vaultInstanceId'])
    ) {
      const { user = '', password = '', vaultInstanceId = 'vault' } = value.vault;
      return credentialsValue('', password, { user, vaultInstanceId });
    }
  }
  throw invalid(
    parameter,
    'takes credentials: give {"identifier": ..., "password": ...}, or {"vault": {"user": ..., "password": ...}}, ' +
      'or the password alone as a text.',
  );
}

function hasOnlyTexts<K extends string>(
  value: unknown,
  keys: readonly K[],
): value is { [key in K]?: string } {
  return (
    isJsonObject(value) &&
    Object.entries(value).every(([key, text]) => keys.some((k) => k === key) && typeof text === 'string')
  );
}

function credentialsValue(identifier: string, password: string, vaulted = { user: '', vaultInstanceId: '' }) {
  return { identifier, password, credentials: vaulted };
}

function invalid(parameter: ConfigurationParameter, problem: string): ParameterError {
  const message = `Parameter "${parameter.name}" (${parameterLabel(parameter)}) ${problem}`;
  return new ParameterError('parameter-invalid', message, [{ parameter: parameter.name, message }]);
}
