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
import { configurationFailure } from '../values/failure.js';
import { firstText, isObject } from '../values/json.js';
import { isLoopback, parseUrl } from '../values/url.js';
import { missing, mustBe, readField, readText } from './field.js';
import { pastedValueProblem } from './pasted-value.js';

const advice = ' Enter it in the settings of the instance.';

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
    values[name] = readParameter(definition[name] as Parameter, raw[name], nowMilliseconds);
  }
  return values as ParameterValues<D>;
}

function readParameter(parameter: Parameter, raw: unknown, now: number): unknown {
  const { kind } = parameter;
  if (kind === 'checkbox') return readCheckbox(raw, parameter.defaultValue === true);
  if (kind === 'credentials') return readCredentials(parameter, raw);
  if (kind === 'secret' || kind === 'long-secret') return readSecret(parameter, raw);
  const label = parameter.display;
  const value = readField(label, parameter, raw, now, advice);
  if (kind === 'url' && value !== '') checkUrl(label, value as string);
  if (kind === 'string' && parameter.pattern !== undefined && value !== '') {
    const fits = new RegExp(`^(?:${parameter.pattern})$`).test(value as string);
    if (!fits) throw mustBe(label, parameter.patternHint ?? 'different', value as string);
  }
  return value;
}

function readCheckbox(raw: unknown, otherwise: boolean): boolean {
  const text = readText(raw).toLowerCase();
  return text === '' ? otherwise : text === 'true';
}

/** A credential of a vault comes with its user name in another place. */
function readCredentials(parameter: CredentialsParameter, raw: unknown): Credentials {
  const { display = '', displayPassword, inHeader } = parameter;
  const { given, vault } = placesOf(raw);
  const password = firstText(given.password, vault.password);
  // Where the form asks for no user name, the one of the vault is only a label there.
  const identifier = display === '' ? '' : firstText(given.identifier, vault.user);
  if (inHeader) {
    checkPastedValue(display, identifier);
    checkPastedValue(displayPassword, password);
  }
  if (parameter.required === true && password === '') throw missing(labelOf(parameter), advice);
  return { identifier, password };
}

/** Of one line, from the form or the vault, or of several lines. */
function readSecret(parameter: SecretParameter | LongSecretParameter, raw: unknown): string {
  const { given, vault } = placesOf(isObject(raw) ? raw : { password: raw });
  const text = firstText(given.password, vault.password);
  if (parameter.kind === 'secret' && parameter.inHeader) checkPastedValue(parameter.display, text);
  if (parameter.required === true && text === '') throw missing(parameter.display, advice);
  return text;
}

interface Places {
  readonly given: { readonly [key: string]: unknown };
  readonly vault: { readonly [key: string]: unknown };
}

function placesOf(raw: unknown): Places {
  const given = isObject(raw) ? raw : {};
  return { given, vault: isObject(given.credentials) ? given.credentials : {} };
}

function checkPastedValue(label: string, text: string): void {
  const problem = pastedValueProblem(text);
  if (problem === '') return;
  throw configurationFailure(`${label} ${problem}, and save it in the settings of the instance.`);
}

function checkUrl(label: string, given: string): void {
  checkPastedValue(label, given);
  const url = parseUrl(given);
  if (url === undefined) {
    throw mustBe(
      label,
      'a URL with scheme, such as https://host/path, without user name, query and fragment',
      withoutSecrets(given),
    );
  }
  if (url.scheme !== 'https' && !isLoopback(url.host)) {
    throw mustBe(
      label,
      'an https URL: over http the credentials could be read on the way',
      withoutSecrets(given),
    );
  }
}

/** Without the password, which may hold any character, and without the query. */
function withoutSecrets(url: string): string {
  return url.replace(/^(\w+:\/\/)?.*@/, '$1***@').replace(/[?#].*$/, '');
}
