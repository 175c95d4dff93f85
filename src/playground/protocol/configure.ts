/** Forms and instances. Part of the API between the page and the server (`protocol.ts`). */

import type { Trigger } from '../../definition/integration.js';
import type { CommandArgument } from '../../simulator/install/installed-integration.js';

export interface IntegrationForm {
  readonly id: string;
  readonly display: string;
  readonly description: string;
  /** Markdown. */
  readonly help: string;
  /** A `data:image/png` URL. */
  readonly logo?: string;
  readonly fetchesEvents: boolean;
  readonly fetchesIncidents: boolean;
  readonly parameters: readonly FormParameter[];
  readonly triggers: readonly Trigger[];
  readonly commands: readonly FormCommand[];
  /** What to fill in to use the mock servers. */
  readonly mockValues: FormValues;
  /** Credentials that the mock server of the source takes, each with the values that make the difference. */
  readonly mockCredentials: readonly { readonly name: string; readonly values: FormValues }[];
}

/** `note`: a control that this form cannot offer; its `label` says what it is on a tenant. */
export type ControlKind =
  | 'text'
  | 'secret'
  | 'long-text'
  | 'long-secret'
  | 'checkbox'
  | 'credentials'
  | 'single-select'
  | 'multi-select'
  | 'minutes'
  | 'note';

export interface FormParameter {
  readonly name: string;
  /** The number in the YAML. */
  readonly type: number;
  readonly control: ControlKind;
  /** For credentials: the label of the user name. */
  readonly label: string;
  readonly passwordLabel?: string;
  readonly help?: string;
  /** As in the YAML; '' for none. */
  readonly section: string;
  readonly advanced: boolean;
  readonly required: boolean;
  readonly hidden: boolean;
  readonly hiddenUsername: boolean;
  readonly hiddenPassword: boolean;
  readonly defaultValue: FormValue;
  readonly options: readonly string[];
}

export interface FormCommand {
  readonly name: string;
  readonly description: string;
  readonly deprecated?: boolean;
  readonly arguments: readonly CommandArgument[];
}

/** Credentials: `{identifier, password}`; multi-select: texts; checkbox: true or false; all others: text. */
export type FormValue =
  | string
  | boolean
  | readonly string[]
  | { readonly identifier: string; readonly password: string };
export type FormValues = { readonly [parameter: string]: FormValue };

/** `network`: the real API and the real receiver, in real time. Only hosts of URLs that the saved form shows are reached. */
export type Target = 'mock' | 'network';

export interface InstanceForm {
  readonly name: string;
  readonly integration: string;
  readonly target: Target;
  /** A secret that is left at `keptSecret` stays as it was saved. */
  readonly values: FormValues;
}

export interface SaveRequest extends InstanceForm {
  /** Refuses a name that an instance has. */
  readonly isNew?: boolean;
}

/** Stands for a secret that is saved: the server never gives one back. */
export const keptSecret = '\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022';

/** An instance as it was saved, secrets left out. */
export interface SavedInstance extends InstanceForm, InstanceSummary {
  /**
   * Origins such as `https://api.example.com` that it reaches in the network: those of the URLs that its form showed
   * when it was saved. None with the mock servers. A new version of the pack adds none.
   */
  readonly allowedOrigins: readonly string[];
}

export interface InstanceSummary {
  readonly name: string;
  readonly integration: string;
  readonly target: Target;
  readonly fetchesEvents: boolean;
  readonly fetchesIncidents: boolean;
  /** The checkbox of the form without which the platform starts no fetch. */
  readonly fetchSwitch?: { readonly parameter: string; readonly label: string; readonly isOn: boolean };
  readonly tested: 'not yet' | 'ok' | 'failed';
  /** Why it cannot run, after a new version of the pack was installed. */
  readonly problem?: string;
  /** UTF-8 bytes of its last run and integration context. */
  readonly stateBytes: number;
}
