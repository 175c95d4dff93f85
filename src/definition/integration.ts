import type { TriggerOperator } from '../spec/integrations.js';
import type { Commands } from './command.js';
import type { Parameters } from './parameter.js';

/** Shows, hides and requires parameters of the form while the user fills it in. All conditions must hold. */
export interface Trigger {
  readonly conditions: readonly {
    readonly name: string;
    readonly operator: TriggerOperator;
    readonly value?: string;
  }[];
  readonly effects: readonly {
    readonly name: string;
    readonly action: { readonly hidden?: boolean; readonly required?: boolean };
  }[];
}

export interface IntegrationDefinition {
  /** Id and name of the integration. */
  readonly id: string;
  /** Folder and file stem in the pack. */
  readonly folder: string;
  readonly display: string;
  readonly category: string;
  readonly provider: string;
  /** One short text, whole sentences. */
  readonly description: string;
  /** The oldest server version that may install it. */
  readonly fromVersion: string;
  /** Events of `fetch-events` go to the dataset `<vendor>_<product>_raw`, in lower case. */
  readonly vendor: string;
  readonly product: string;
  readonly parameters: Parameters;
  readonly commands: Commands;
  readonly triggers: readonly Trigger[];
  /** The image of the container runtime; absent means the default one. It must hold python3 and Node.js. */
  readonly containerImage?: string;
}
