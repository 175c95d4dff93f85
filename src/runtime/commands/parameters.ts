import type {
  Credentials,
  CredentialsParameter,
  LongSecretParameter,
  Parameter,
  Parameters,
  ParameterValues,
  SecretParameter,
} from '../../definition/parameter.js';
import { labelOf } from '../../definition/parameter.js';
import { configurationFailure, type Failure } from '../values/failure.js';
import { parseTime, trim } from '../values/instant.js';
import { firstText, isObject, textOf } from '../values/json.js';
import { isLoopback, parseUrl } from '../values/url.js';
import { pastedValueProblem } from './pasted-value.js';

/**
 * Reads an instance's parameters as they were declared: absent ones get their defaults, because the platform gives
 * instances that are older than a parameter no value for it.
 * Throws a configuration failure that names the field as the form shows it. No value is ever part of the message
 * when it could be a secret.
 */
export function readParameters<D extends Parameters>(
  definition: D,
  raw: { readonly [name: string]: unknown },
  nowMilliseconds: number,
): ParameterValues<D> {
  const values: { [name: string]: unknown } = {};
  for (const name in definition) {
    const parameter: Parameter | undefined = definition[name];
    if (parameter !== undefined) values[name] = readParameter(parameter, raw[name], nowMilliseconds);
  }
  return values as ParameterValues<D>;
}

function readParameter(parameter: Parameter, raw: unknown, now: number): unknown {
  const { kind } = parameter;
  if (kind === 'checkbox') return readCheckbox(raw, parameter.defaultValue === true);
  if (kind === 'credentials') return readCredentials(parameter, raw);
  if (kind === 'secret' || kind === 'long-secret') return readSecret(parameter, raw);
  const label = labelOf(parameter);
  const isRequired = parameter.required === true;
  if (kind === 'multi-select') {
    return readChoices(label, parameter.options, raw, parameter.defaultValue, isRequired);
  }
  const text = readText(raw);
  if (kind === 'integer' || kind === 'interval') {
    if (text === '') return parameter.defaultValue;
    return kind === 'integer'
      ? readCount(label, text, parameter.minimum, parameter.maximum)
      : readCount(label, text, 1, 525600);
  }
  const given = text === '' ? (parameter.defaultValue ?? '') : text;
  if (given === '') {
    if (isRequired) throw missing(parameter);
    return '';
  }
  if (kind === 'url') checkUrl(parameter, given);
  if (kind === 'select' && parameter.options.indexOf(given) < 0) {
    throw invalid(parameter, given, `one of: ${parameter.options.join(', ')}`);
  }
  if (kind === 'datetime' && parseTime(given, now) === undefined) {
    throw invalid(parameter, given, 'a text such as 2 hours or 3 days, or an ISO 8601 time');
  }
  if (kind === 'string' && parameter.pattern !== undefined) {
    const fits = new RegExp(`^(?:${parameter.pattern})$`).test(given);
    if (!fits) throw invalid(parameter, given, parameter.patternHint ?? 'different');
  }
  return given;
}

function missing(parameter: Parameter): Failure {
  return configurationFailure(`${labelOf(parameter)} is missing. Enter it in the settings of the instance.`);
}

function invalid(parameter: Parameter, given: string, expected: string): Failure {
  const shown = given.length > 60 ? `${given.substring(0, 60)}...` : given;
  return configurationFailure(
    `${labelOf(parameter)} must be ${expected}. It is "${shown}". Correct it in the settings of the instance.`,
  );
}

/** The text of what was entered, without what surrounds it; '' for nothing. */
export function readText(raw: unknown): string {
  return trim(textOf(raw));
}

function readCheckbox(raw: unknown, otherwise: boolean): boolean {
  const text = readText(raw).toLowerCase();
  return text === '' ? otherwise : text === 'true';
}

/** @throws a configuration failure unless the text is a whole number from minimum to maximum */
export function readCount(label: string, text: string, minimum: number, maximum: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (value < minimum || value > maximum) {
    throw configurationFailure(
      `${label} must be a whole number from ${minimum} to ${maximum}. It is "${text.substring(0, 60)}".`,
    );
  }
  return value;
}

/** Takes an array, JSON text of an array, or comma-separated text. */
export function readList(raw: unknown): string[] {
  const items = Array.isArray(raw) ? raw : itemsIn(readText(raw));
  return items.map(readText).filter((item, i, all) => item !== '' && all.indexOf(item) === i);
}

function itemsIn(text: string): unknown[] {
  if (text.charAt(0) === '[') {
    try {
      const parsed: unknown = JSON.parse(text);
      if (Array.isArray(parsed)) return parsed;
    } catch (_error) {
      // Not JSON after all: the brackets show up in the message about the unknown item.
    }
  }
  return text.split(',');
}

/** @throws a configuration failure for an item that is none of the options, or for none at all where one is required */
export function readChoices(
  label: string,
  options: readonly string[],
  raw: unknown,
  defaults: readonly string[] | undefined,
  required: boolean,
): string[] {
  const isAbsent = raw === undefined || raw === null;
  const chosen = isAbsent && defaults !== undefined ? defaults.slice(0) : readList(raw);
  const choices = options.join(', ');
  if (required && chosen.length === 0) {
    throw configurationFailure(`${label} is empty. Select at least one of: ${choices}.`);
  }
  for (const item of chosen) {
    if (options.indexOf(item) >= 0) continue;
    throw configurationFailure(
      `${label} has the unknown item "${item.substring(0, 60)}". It can be: ${choices}.`,
    );
  }
  return chosen;
}

/** A credential of a vault comes with its user name in another place. */
function readCredentials(parameter: CredentialsParameter, raw: unknown): Credentials {
  const given = isObject(raw) ? raw : {};
  const vault = isObject(given.credentials) ? given.credentials : {};
  const password = firstText(given.password, vault.password);
  // Where the form asks for no user name, the one of the vault is only a label there.
  const identifier = parameter.display === undefined ? '' : firstText(given.identifier, vault.user);
  checkPastedValue(parameter.display ?? '', identifier);
  checkPastedValue(parameter.displayPassword, password);
  if (parameter.required === true && password === '') throw missing(parameter);
  return { identifier, password };
}

/** Of one line, from the form or the vault, or of several lines. */
function readSecret(parameter: SecretParameter | LongSecretParameter, raw: unknown): string {
  const given = isObject(raw) ? raw : { password: raw };
  const vault = isObject(given.credentials) ? given.credentials : {};
  const text = firstText(given.password, vault.password);
  if (parameter.kind === 'secret') checkPastedValue(parameter.display, text);
  if (parameter.required === true && text === '') throw missing(parameter);
  return text;
}

function checkPastedValue(label: string, text: string): void {
  const problem = pastedValueProblem(text);
  if (problem === '') return;
  throw configurationFailure(`${label} ${problem}, and save it in the settings of the instance.`);
}

function checkUrl(parameter: Parameter, given: string): void {
  checkPastedValue(labelOf(parameter), given);
  const url = parseUrl(given);
  if (url === undefined) {
    throw invalid(
      parameter,
      given.replace(/\/\/[^/@]*@/, '//***@').replace(/[?#].*$/, ''),
      'a URL with scheme, such as https://host/path, without user name, query and fragment',
    );
  }
  if (url.scheme !== 'https' && !isLoopback(url.host)) {
    throw invalid(parameter, given, 'an https URL: over http the credentials could be read on the way');
  }
}
