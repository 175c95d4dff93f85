/**
 * How an integration parameter is declared. From one declaration come the YAML, the help, the checks and the types.
 * The script does not carry what is marked with `@buildOnly`.
 */

import type { FormSection } from '../spec/integrations.js';
import type { Runtime } from './runtime.js';

/** A section of the instance form. */
export type Section = FormSection;

interface ParameterBase {
  /** The label in the instance form. For credentials: the label of the user name; absent hides the user name. */
  readonly display?: string;
  /** @buildOnly */
  readonly section: Section;
  readonly required?: boolean;
  /** The runtime that can do without a parameter which is required elsewhere. */
  readonly optionalIn?: Runtime;
  /**
   * Folded away behind the section's advanced settings.
   * @buildOnly
   */
  readonly advanced?: boolean;
  /**
   * True for one that the form does not show any more.
   * @buildOnly
   */
  readonly hidden?: boolean;
  /**
   * True for one that still works and should not be used in new instances: folded away, and its help says so.
   * @buildOnly
   */
  readonly deprecated?: boolean;
  /**
   * The tooltip, and the text in the documentation. Whole sentences.
   * @buildOnly
   */
  readonly help: string;
}

interface LabelledParameter extends ParameterBase {
  readonly display: string;
}

export interface StringParameter extends LabelledParameter {
  readonly kind: 'string';
  readonly defaultValue?: string;
  /** A value must match this whole, as a regular expression that ES5 knows. */
  readonly pattern?: string;
  /** Says what `pattern` accepts, to follow "must be". */
  readonly patternHint?: string;
}

/** A text of several lines. */
export interface LongStringParameter extends LabelledParameter {
  readonly kind: 'long-string';
  readonly defaultValue?: string;
}

interface HeaderValue {
  /**
   * True for a token or key that travels in a header as it is: white space, typographic characters and an ellipsis,
   * which came along from the clipboard, are then refused in the form's own words. A password may hold anything.
   */
  readonly inHeader?: boolean;
}

/** A text that the form hides, such as an API key. A user can take it from the vault of the tenant. */
export interface SecretParameter extends LabelledParameter, HeaderValue {
  readonly kind: 'secret';
  /**
   * False for the older field that takes nothing from a vault.
   * @buildOnly
   */
  readonly vault?: boolean;
}

/** A secret of several lines, such as a private key. */
export interface LongSecretParameter extends LabelledParameter {
  readonly kind: 'long-secret';
}

/** A URL with scheme; https, or http on a loopback address only. */
export interface UrlParameter extends LabelledParameter {
  readonly kind: 'url';
  readonly defaultValue?: string;
}

/** A whole number. The form has a text field for it. */
export interface IntegerParameter extends LabelledParameter {
  readonly kind: 'integer';
  readonly defaultValue: number;
  readonly minimum: number;
  readonly maximum: number;
  /** @buildOnly */
  readonly unit?: 'minutes' | 'seconds';
}

/** A point in time given as text: "3 days", "2 hours ago" or an ISO 8601 time. */
export interface DatetimeParameter extends LabelledParameter {
  readonly kind: 'datetime';
  readonly defaultValue?: string;
}

export interface CheckboxParameter extends LabelledParameter {
  readonly kind: 'checkbox';
  readonly defaultValue?: boolean;
}

export interface CredentialsParameter extends ParameterBase, HeaderValue {
  readonly kind: 'credentials';
  /** The label of the secret. */
  readonly displayPassword: string;
}

export interface SelectParameter extends LabelledParameter {
  readonly kind: 'select';
  readonly options: readonly string[];
  readonly defaultValue?: string;
}

export interface MultiSelectParameter extends LabelledParameter {
  readonly kind: 'multi-select';
  readonly options: readonly string[];
  readonly defaultValue?: readonly string[];
}

/** A number of minutes with the platform's own control for intervals. */
export interface IntervalParameter extends LabelledParameter {
  readonly kind: 'interval';
  readonly defaultValue: number;
}

/** A choice among values of the platform: types of incidents, when indicators expire, reputations. */
export interface PlatformChoiceParameter extends LabelledParameter {
  readonly kind: 'incident-type' | 'expiration-policy' | 'reputation';
  readonly defaultValue?: string;
}

export type Parameter =
  | StringParameter
  | LongStringParameter
  | SecretParameter
  | LongSecretParameter
  | PlatformChoiceParameter
  | UrlParameter
  | IntegerParameter
  | DatetimeParameter
  | CheckboxParameter
  | CredentialsParameter
  | SelectParameter
  | MultiSelectParameter
  | IntervalParameter;

/** Parameters by name, in the order of the form. */
export type Parameters = { readonly [name: string]: Parameter };

export interface Credentials {
  readonly identifier: string;
  readonly password: string;
}

/** What the code gets for a declared parameter once it was read and checked. Absent text is ''. */
export type ParameterValue<P> = P extends { kind: 'checkbox' }
  ? boolean
  : P extends { kind: 'integer' | 'interval' }
    ? number
    : P extends { kind: 'credentials' }
      ? Credentials
      : P extends { kind: 'select'; options: readonly (infer O)[] }
        ? O
        : P extends { kind: 'multi-select'; options: readonly (infer O)[] }
          ? O[]
          : string;

export type ParameterValues<D> = { readonly [K in keyof D]: ParameterValue<D[K]> };

/** The label that a user sees for the parameter, to name it in a message. */
export function labelOf(parameter: Parameter): string {
  if (parameter.kind !== 'credentials') return parameter.display;
  return parameter.display === undefined
    ? parameter.displayPassword
    : `${parameter.display} / ${parameter.displayPassword}`;
}

/** The parameters as the form of a runtime has them: what it can do without is not required there. */
export function parametersIn<P extends Parameters>(runtime: Runtime, parameters: P): P {
  const own: { [name: string]: Parameter } = {};
  for (const name in parameters) {
    const parameter = parameters[name] as Parameter;
    own[name] = parameter.optionalIn === runtime ? { ...parameter, required: false } : parameter;
  }
  return own as P;
}
