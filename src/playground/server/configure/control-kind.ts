import type { ConfigurationParameter } from '../../../simulator/install/installed-integration.js';
import { type ParameterTypeName, parameterTypes, secretTypes } from '../../../spec/parameter-types.js';
import type { ControlKind } from '../../protocol.js';

/** The control that the page shows for each of the platform's. */
const controls: Readonly<Record<ParameterTypeName, ControlKind>> = {
  text: 'text',
  number: 'text',
  secret: 'secret',
  checkbox: 'checkbox',
  credentials: 'credentials',
  downloadLink: 'note',
  longText: 'long-text',
  incidentType: 'text',
  longSecret: 'long-secret',
  singleSelect: 'single-select',
  multiSelect: 'multi-select',
  expirationPolicy: 'single-select',
  reputation: 'single-select',
  interval: 'minutes',
  title: 'note',
  daySelector: 'note',
  resultLink: 'note',
  engineSelector: 'note',
};

const names = Object.keys(parameterTypes) as ParameterTypeName[];

/** The control that shows a parameter; a line of text for a type that nobody knows. */
export function controlOf({ type, options }: Pick<ConfigurationParameter, 'type' | 'options'>): ControlKind {
  const control = controls[names.find((name) => parameterTypes[name] === type) ?? 'text'];
  return control === 'single-select' && options === undefined ? 'text' : control;
}

/** Whether a parameter is shown as dots, as a whole or in part. */
export function isSecretControl({ type }: Pick<ConfigurationParameter, 'type'>): boolean {
  return secretTypes.includes(type);
}
