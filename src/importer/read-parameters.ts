import type { Parameter, Parameters } from '../definition/parameter.js';
import { isJsonObject, type Json, type JsonObject, objectsIn } from '../shared/json.js';
import { type FormSection, formSections } from '../spec/integrations.js';
import { parameterTypes } from '../spec/parameter-types.js';
import { textIn } from './read-arguments.js';

/** The parameters of an integration, without those of kinds that no declaration has. */
export function readParameters(configuration: Json | undefined): Parameters {
  return Object.fromEntries(
    objectsIn(configuration).flatMap((given): [string, Parameter][] => {
      const parameter = parameterOf(given);
      return parameter === undefined ? [] : [[textIn(given.name), parameter]];
    }),
  );
}

function parameterOf(given: JsonObject): Parameter | undefined {
  const { type, name } = given;
  const base = {
    section: sectionOf(given),
    ...(given.required === true ? { required: true } : {}),
    ...(given.advanced === true || given.advanced === 'true' ? { advanced: true } : {}),
    ...(given.hidden === true ? { hidden: true } : {}),
    help: textIn(given.additionalinfo),
  };
  const display = textIn(given.display) || textIn(name);
  const defaultText = defaultIn(given);
  const withDefault = defaultText === undefined ? {} : { defaultValue: defaultText };
  const options = Array.isArray(given.options) ? given.options.map(String) : [];
  switch (type) {
    case parameterTypes.text:
    case undefined:
      return { kind: 'string', display, ...base, ...withDefault };
    case parameterTypes.longText:
      return { kind: 'long-string', display, ...base, ...withDefault };
    case parameterTypes.secret:
      return { kind: 'secret', vault: false, display, ...base };
    case parameterTypes.longSecret:
      return { kind: 'long-secret', display, ...base };
    case parameterTypes.checkbox:
      return {
        kind: 'checkbox',
        display,
        ...base,
        ...(defaultText === 'true' ? { defaultValue: true } : {}),
      };
    case parameterTypes.credentials:
      return credentialsOf(given, base);
    case parameterTypes.singleSelect:
      return { kind: 'select', display, ...base, options, ...withDefault };
    case parameterTypes.multiSelect:
      return { kind: 'multi-select', display, ...base, options, ...listDefault(given) };
    case parameterTypes.interval:
      return { kind: 'interval', display, ...base, defaultValue: Number(defaultText ?? 1) };
    case parameterTypes.incidentType:
      return { kind: 'incident-type', display, ...base, ...withDefault };
    case parameterTypes.expirationPolicy:
      return { kind: 'expiration-policy', display, ...base, ...withDefault };
    case parameterTypes.reputation:
      return { kind: 'reputation', display, ...base, ...withDefault };
    default:
      return undefined;
  }
}

function credentialsOf(
  given: JsonObject,
  base: { readonly section: FormSection; readonly help: string },
): Parameter {
  const displayPassword = textIn(given.displaypassword);
  if (given.hiddenusername === true)
    return { kind: 'secret', display: displayPassword || textIn(given.display), ...base };
  const display = textIn(given.display);
  return { kind: 'credentials', ...(display === '' ? {} : { display }), displayPassword, ...base };
}

function defaultIn({ defaultvalue }: JsonObject): string | undefined {
  if (defaultvalue === undefined || defaultvalue === null || defaultvalue === '') return undefined;
  return isJsonObject(defaultvalue) || Array.isArray(defaultvalue) ? undefined : String(defaultvalue);
}

function listDefault(given: JsonObject): { readonly defaultValue?: readonly string[] } {
  const text = defaultIn(given);
  return text === undefined ? {} : { defaultValue: text.split(',') };
}

/** Of the fetch, where the file names none. */
const collecting = /fetch|incidentType|look_?back/i;

function sectionOf({ section, name }: JsonObject): FormSection {
  return (
    formSections.find((known) => known === section) ?? (collecting.test(textIn(name)) ? 'Collect' : 'Connect')
  );
}
