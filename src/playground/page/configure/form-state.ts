import { triggeredEffects } from '../../../simulator/instance/triggers.js';
import {
  type CallProblem,
  type FormParameter,
  type FormValue,
  type FormValues,
  type InstanceForm,
  type IntegrationForm,
  keptSecret,
  type Target,
} from '../../protocol.js';
import { countedText } from '../parts/quantity-text.js';

/** A parameter as the form shows it now: what the triggers hide or require is said. */
export interface FormField {
  readonly parameter: FormParameter;
  readonly value: FormValue;
  readonly required: boolean;
}

export interface ShownSection {
  readonly name: string;
  readonly plain: readonly FormField[];
  readonly advanced: readonly FormField[];
}

/** A form for a new instance: the defaults, with the mock servers filled in. */
export function newInstance(integration: IntegrationForm, takenNames: readonly string[]): InstanceForm {
  let number = 1;
  while (takenNames.includes(`${integration.id}_instance_${number}`)) number += 1;
  return {
    name: `${integration.id}_instance_${number}`,
    integration: integration.id,
    target: 'mock',
    values: { ...defaults(integration), ...integration.mockValues },
  };
}

/** The form with what leads to the mock servers filled in; the rest of it stays. */
export function withMockServers(integration: IntegrationForm, form: InstanceForm): InstanceForm {
  return { ...form, values: { ...form.values, ...integration.mockValues } };
}

/** The form for another target: what leads to the mock servers is filled in, or taken back to its default. */
export function withTarget(integration: IntegrationForm, form: InstanceForm, target: Target): InstanceForm {
  if (target === form.target) return form;
  if (target === 'mock') return withMockServers(integration, { ...form, target });
  const byDefault = defaults(integration);
  const changed = Object.entries(integration.mockValues).map(([name, mockServer]) => {
    const value = form.values[name];
    const leadsToMockServer = value !== undefined && (same(value, mockServer) || holdsKeptSecret(value));
    return [name, leadsToMockServer ? byDefault[name] : value];
  });
  return { ...form, target, values: { ...form.values, ...Object.fromEntries(changed) } };
}

/** The sections in the order in which a parameter first names them; parameters without a section come last. */
export function sectionsOf(integration: IntegrationForm, values: FormValues): ShownSection[] {
  const all = { ...defaults(integration), ...values };
  const effects = triggeredEffects(
    integration.triggers,
    Object.fromEntries(Object.entries(all).map(([name, value]) => [name, asJson(value)])),
  );
  const names = [...new Set(integration.parameters.map(({ section }) => section))];
  return names
    .sort((one, other) => Number(one === '') - Number(other === ''))
    .map((name) => {
      const fields = integration.parameters
        .filter(({ section }) => section === name)
        .map((parameter) => ({ parameter, ...stateOf(parameter, effects.get(parameter.name)) }))
        .filter(({ hidden }) => !hidden)
        .map(({ parameter, required }) => ({
          parameter,
          required,
          value: all[parameter.name] ?? parameter.defaultValue,
        }));
      return {
        name,
        plain: fields.filter(({ parameter }) => !parameter.advanced),
        advanced: fields.filter(({ parameter }) => parameter.advanced),
      };
    })
    .filter(({ plain, advanced }) => plain.length + advanced.length > 0);
}

/** The form after what it was made from has become another: what was typed stays, all else follows. */
export function rebased(form: InstanceForm, before: InstanceForm, after: InstanceForm): InstanceForm {
  const values = Object.entries(after.values).map(([name, value]) => {
    const typed = form.values[name];
    return [name, typed === undefined || same(typed, before.values[name]) ? value : typed];
  });
  return { ...form, values: Object.fromEntries(values) };
}

/** What is still wrong after a change: the fields that were left as they were. */
export function stillWrong(
  problem: CallProblem,
  before: InstanceForm,
  after: InstanceForm,
): CallProblem | undefined {
  const fields = (problem.fields ?? []).filter(({ parameter }) =>
    parameter === undefined
      ? before.name === after.name
      : same(before.values[parameter], after.values[parameter]),
  );
  return fields.length > 0 ? { ...problem, fields } : undefined;
}

/** The form with another credential of the mock server of the source. */
export function withCredential(form: InstanceForm, values: FormValues): InstanceForm {
  return { ...form, values: { ...form.values, ...values } };
}

/** Whether two forms would be saved as the same. */
export function sameForm(one: InstanceForm, other: InstanceForm): boolean {
  const { values, ...rest } = one;
  const { values: otherValues, ...otherRest } = other;
  if (!same(Object.values(rest), Object.values(otherRest))) return false;
  return Object.keys({ ...values, ...otherValues }).every((name) => same(values[name], otherValues[name]));
}

/** Seconds are no matter of a form: `90` is `1 hour 30 minutes`; '' for what is no number of minutes. */
export function minutesInWords(text: string): string {
  const minutes = Number(text);
  if (text.trim() === '' || !Number.isInteger(minutes) || minutes < 1) return '';
  const parts = [[Math.floor(minutes / 60), 'hour'] as const, [minutes % 60, 'minute'] as const];
  return parts.flatMap(([count, unit]) => (count === 0 ? [] : [countedText(count, unit)])).join(' ');
}

function stateOf(
  parameter: FormParameter,
  effect: { readonly hidden?: boolean; readonly required?: boolean } | undefined,
) {
  return {
    hidden: effect?.hidden ?? parameter.hidden,
    required: effect?.required ?? parameter.required,
  };
}

function defaults(integration: IntegrationForm): FormValues {
  return Object.fromEntries(
    integration.parameters
      .filter(({ control }) => control !== 'note')
      .map(({ name, defaultValue }) => [name, defaultValue]),
  );
}

function holdsKeptSecret(value: FormValue): boolean {
  return value === keptSecret || (isCredentials(value) && value.password === keptSecret);
}

/** The user name and the password, when the value is such a pair. */
export function isCredentials(
  value: FormValue,
): value is { readonly identifier: string; readonly password: string } {
  return typeof value === 'object' && 'password' in value;
}

function asJson(value: FormValue) {
  if (typeof value !== 'object') return value;
  return isCredentials(value) ? { ...value } : [...value];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
