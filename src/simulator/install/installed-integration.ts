/** What the local Cortex knows of an installed pack: the parts of its files that decide how it runs. */

import type { Trigger } from '../../definition/integration.js';

export interface InstalledPack {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly integrations: readonly InstalledIntegration[];
  readonly scripts: readonly InstalledScript[];
  /** What its lists hold, by their names. */
  readonly lists: { readonly [name: string]: string };
}

/** An item of the folder `Scripts`, which the War Room runs by its name. */
export interface InstalledScript {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly arguments: readonly CommandArgument[];
  /** Whether it may ask to be run again. */
  readonly polling?: boolean;
  /** The language of its code in the zip. The local Cortex runs JavaScript, and Python that `python` says is ours. */
  readonly type: string;
  /** The JavaScript: of a server, or of a container, whose host runs it. */
  readonly script: string;
  /** The code of a container as it stands in the zip; absent where the script is no Python of this program. */
  readonly python?: PythonCode;
  /** The path inside the zip, to name it in messages. */
  readonly file: string;
}

export interface InstalledIntegration {
  readonly id: string;
  readonly display: string;
  readonly description?: string;
  /** The help beside the form, as Markdown. */
  readonly detaileddescription?: string;
  /** The logo as a data URL, as it stands in the YAML. */
  readonly image?: string;
  /** The sections of the form in their order. */
  readonly sectionorder?: readonly string[];
  readonly configuration: readonly ConfigurationParameter[];
  readonly triggers: readonly Trigger[];
  readonly commands: readonly InstalledCommand[];
  /** The JavaScript: of a server, or of a container pack, whose host runs it. '' for Python that is no such pack. */
  readonly script: string;
  /** The code of a container as it stands in the zip; absent where a server runs the script itself. */
  readonly python?: PythonCode;
  /** The path of the integration inside the zip, to name it in messages. */
  readonly file: string;
  readonly fetchesEvents: boolean;
  readonly fetchesIncidents: boolean;
}

export interface PythonCode {
  readonly code: string;
  /** The container image that it is for; '' when the pack names none. */
  readonly image: string;
  /**
   * Whether all of it but the script is, byte for byte, the host and the guest of this program. Other Python is that of
   * a Python pack.
   */
  readonly ownHost: boolean;
}

/** An entry of `configuration`, in the spelling of the YAML. */
export interface ConfigurationParameter {
  readonly name: string;
  readonly type: number;
  readonly display?: string;
  readonly displaypassword?: string;
  /** The help of this parameter. */
  readonly additionalinfo?: string;
  readonly section?: string;
  readonly advanced?: boolean;
  readonly required?: boolean;
  readonly hidden?: boolean;
  readonly hiddenusername?: boolean;
  readonly hiddenpassword?: boolean;
  readonly defaultvalue?: string | number | boolean | null;
  readonly options?: readonly string[];
}

export interface InstalledCommand {
  readonly name: string;
  readonly description?: string;
  /** Whether it may ask to be run again. */
  readonly polling?: boolean;
  /** It still works, and should not be used any more. */
  readonly deprecated?: boolean;
  readonly arguments: readonly CommandArgument[];
}

/** An entry of `arguments`, in the spelling of the YAML. */
export interface CommandArgument {
  readonly name: string;
  readonly description?: string;
  readonly required?: boolean;
  /** Takes the value of a line that has no name in front. */
  readonly default?: boolean;
  readonly defaultValue?: string | number | boolean | null;
  readonly predefined?: readonly string[];
  /** Takes several values, separated by commas. */
  readonly isArray?: boolean;
  /** It still works, and should not be used any more. */
  readonly deprecated?: boolean;
  /** Its value is shown to nobody. */
  readonly secret?: boolean;
}

/** The label that a user sees for the parameter. */
export function parameterLabel(parameter: ConfigurationParameter): string {
  const labels = [parameter.display, parameter.displaypassword].filter((label) => label);
  return labels.length > 0 ? labels.join(' / ') : parameter.name;
}
