import { isJsonObject, type Json } from '../../../shared/json.js';
import type { KnownSecret } from '../../../shared/redactor.js';
import type {
  ConfigurationParameter,
  InstalledIntegration,
} from '../../../simulator/install/installed-integration.js';
import { deliverValue } from '../../../simulator/instance/parameter-values.js';
import { type FormValue, type FormValues, keptSecret } from '../../protocol.js';
import { controlOf, isSecretControl } from './control-kind.js';

/** The value that the form shows before anybody typed; empty where the default is none that the form would accept. */
export function defaultValueOf(parameter: ConfigurationParameter): FormValue {
  try {
    return formValueOf(parameter, deliverValue(parameter, undefined));
  } catch {
    return formValueOf(parameter, undefined);
  }
}

/** Values as an instance takes them (`params`), as the form takes them. Throws a UserError for a wrong one. */
export function formValuesOf(
  integration: InstalledIntegration,
  params: { readonly [name: string]: unknown },
): FormValues {
  return mapParameters(integration, (parameter) =>
    Object.hasOwn(params, parameter.name)
      ? formValueOf(parameter, deliverValue(parameter, params[parameter.name]))
      : defaultValueOf(parameter),
  );
}

/** A value for every parameter: what was filled in, and the defaults. Nothing for names that the form does not have. */
export function completeValues(integration: InstalledIntegration, values: FormValues): FormValues {
  return mapParameters(integration, (parameter) => own(values, parameter.name) ?? defaultValueOf(parameter));
}

/** Values as the page sends them, with the saved secret wherever it left it as it was. */
export function withKeptSecrets(
  integration: InstalledIntegration,
  values: FormValues,
  saved: FormValues,
): FormValues {
  return replaceSecrets(integration, values, (given, name) => {
    if (given !== keptSecret) return given;
    const before = own(saved, name);
    return typeof before === 'string' ? before : isCredentials(before) ? before.password : '';
  });
}

/** Values as the page may have them: saved secrets are not among them. */
export function redactedValues(integration: InstalledIntegration, values: FormValues): FormValues {
  return replaceSecrets(integration, values, (secret) => (secret === '' ? '' : keptSecret));
}

/** The parameters that hold a secret. */
export function secretNames({ configuration }: InstalledIntegration): string[] {
  return configuration.filter(isSecretControl).map(({ name }) => name);
}

/** The values of a form without those that were secret when it was saved and no longer would be: all could read them. */
export function withoutOpened(
  integration: InstalledIntegration,
  { values, secrets }: { readonly values: FormValues; readonly secrets: readonly string[] },
): FormValues {
  const stillSecret = secretNames(integration);
  const isNoLonger = ({ name }: ConfigurationParameter) =>
    secrets.includes(name) && !stillSecret.includes(name);
  const opened = integration.configuration.filter(isNoLonger).map(({ name }) => name);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !opened.includes(name)));
}

/** Every secret among the values. */
export function secretsIn(integration: InstalledIntegration, values: FormValues): KnownSecret[] {
  const secrets: KnownSecret[] = [];
  replaceSecrets(integration, values, (value, _name, user) => {
    secrets.push({ value, user });
    return value;
  });
  return secrets;
}

/** Without the values of controls that hold none: the page may send an empty text for them. */
export function withoutNotes(integration: InstalledIntegration, values: FormValues): FormValues {
  const notes = integration.configuration.filter((parameter) => controlOf(parameter) === 'note');
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => value !== '' || !notes.some((note) => note.name === name),
    ),
  );
}

function replaceSecrets(
  { configuration }: InstalledIntegration,
  values: FormValues,
  replace: (secret: string, name: string, user: string) => string,
): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const parameter = configuration.find((one) => one.name === name);
      const control = parameter === undefined ? undefined : controlOf(parameter);
      const isSecret = control === 'secret' || control === 'long-secret';
      if (isSecret && typeof value === 'string') return [name, replace(value, name, '')];
      if (control === 'credentials' && typeof value === 'string') return [name, replace(value, name, '')];
      if (!isCredentials(value)) return [name, value];
      return [name, { ...value, password: replace(value.password, name, value.identifier) }];
    }),
  );
}

function formValueOf(parameter: ConfigurationParameter, value: Json | undefined): FormValue {
  switch (controlOf(parameter)) {
    case 'checkbox':
      return value === true;
    case 'multi-select':
      return Array.isArray(value) ? value.map(String) : [];
    case 'credentials':
      return isJsonObject(value)
        ? { identifier: String(value.identifier ?? ''), password: String(value.password ?? '') }
        : { identifier: '', password: '' };
    default:
      return typeof value === 'string' ? value : '';
  }
}

function mapParameters(
  { configuration }: InstalledIntegration,
  valueFor: (parameter: ConfigurationParameter) => FormValue,
): FormValues {
  return Object.fromEntries(
    configuration
      .filter((parameter) => controlOf(parameter) !== 'note')
      .map((parameter) => [parameter.name, valueFor(parameter)]),
  );
}

function isCredentials(value: FormValue | undefined): value is { identifier: string; password: string } {
  return isJsonObject(value);
}

/** A parameter may be named like something that every object has. */
function own(values: FormValues, name: string): FormValue | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
