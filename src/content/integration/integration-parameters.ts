import type { Parameter, Parameters } from '../../definition/parameter.js';
import { parameterTypes } from '../../spec/parameter-types.js';

/** The control that the form has for each kind. */
const types = {
  string: parameterTypes.text,
  'long-string': parameterTypes.longText,
  // Secrets of this type can come from the vault of the tenant.
  secret: parameterTypes.credentials,
  'long-secret': parameterTypes.longSecret,
  'incident-type': parameterTypes.incidentType,
  'expiration-policy': parameterTypes.expirationPolicy,
  reputation: parameterTypes.reputation,
  url: parameterTypes.text,
  integer: parameterTypes.text,
  datetime: parameterTypes.text,
  checkbox: parameterTypes.checkbox,
  credentials: parameterTypes.credentials,
  select: parameterTypes.singleSelect,
  'multi-select': parameterTypes.multiSelect,
  interval: parameterTypes.interval,
} as const satisfies Record<Parameter['kind'], number>;

/** The entries of `configuration`, in the order of the form. */
export function configurationOf(parameters: Parameters): object[] {
  return Object.entries(parameters).map(([name, parameter]) => configurationEntry(name, parameter));
}

function configurationEntry(name: string, parameter: Parameter): object {
  const defaultvalue = defaultText(parameter);
  return {
    ...labels(parameter),
    name,
    type: typeOf(parameter),
    required: parameter.required ?? false,
    ...(defaultvalue === undefined ? {} : { defaultvalue }),
    ...('options' in parameter ? { options: [...parameter.options] } : {}),
    ...(helpOf(parameter) === '' ? {} : { additionalinfo: helpOf(parameter) }),
    section: parameter.section,
    ...(parameter.advanced || parameter.deprecated ? { advanced: true } : {}),
    ...(parameter.hidden ? { hidden: true } : {}),
  };
}

function typeOf(parameter: Parameter): number {
  const isOld = parameter.kind === 'secret' && parameter.vault === false;
  return isOld ? parameterTypes.secret : types[parameter.kind];
}

function labels(parameter: Parameter): object {
  if (parameter.kind === 'secret' && parameter.vault !== false)
    return { displaypassword: parameter.display, hiddenusername: true };
  if (parameter.kind !== 'credentials') return { display: parameter.display };
  const secret = { displaypassword: parameter.displayPassword };
  return parameter.display === undefined
    ? { ...secret, hiddenusername: true }
    : { display: parameter.display, ...secret };
}

/** The tooltip of a parameter. The platform has no mark for an old one, so its help says so. */
export function helpOf({ help, deprecated }: Parameter): string {
  return deprecated ? `${help} Deprecated: it still works, and should not be used in new instances.` : help;
}

/** The default as the platform wants it: always text, lists separated by commas. */
export function defaultText(parameter: Parameter): string | undefined {
  if (!('defaultValue' in parameter) || parameter.defaultValue === undefined) return undefined;
  return String(parameter.defaultValue);
}
