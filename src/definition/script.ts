import type { AsIsCode } from './as-is.js';
import type { Arguments, CommandExample } from './command.js';
import type { Outputs } from './outputs.js';

/** An automation script as an author declares it: what the War Room and playbooks run by its name. */
export interface ScriptDefinition {
  /** What the platform knows it by, and its name, such as `AcmeAssignTicket`. */
  readonly id: string;
  /** What the War Room and playbooks call; the id unless it says otherwise. */
  readonly name?: string;
  /**
   * Folder and file stem in the pack: letters and digits, those of the name unless it says otherwise.
   * @buildOnly
   */
  readonly folder?: string;
  /**
   * What it does, in whole sentences.
   * @buildOnly
   */
  readonly description: string;
  /**
   * What it is for, such as `Utility`; some, such as `field-change-triggered`, say where the platform offers it.
   * @buildOnly
   */
  readonly tags?: readonly string[];
  readonly arguments?: Arguments;
  /** What it leaves in the context. */
  readonly outputs?: Outputs;
  /**
   * The role whose rights it has; `DBotWeakRole` unless it says otherwise.
   * @buildOnly
   */
  readonly runAs?: string;
  /**
   * The commands that it cannot do without: the platform offers it where an instance has them.
   * @buildOnly
   */
  readonly requiredCommands?: readonly string[];
  /**
   * The oldest server version that may install it.
   * @buildOnly
   */
  readonly fromVersion?: string;
  /**
   * True for one that still works and should not be used any more.
   * @buildOnly
   */
  readonly deprecated?: boolean;
  /**
   * The image of the container runtime; absent means the default one. It must hold python3 and Node.js.
   * @buildOnly
   */
  readonly containerImage?: string;
  /**
   * Code that others wrote takes the place of `main.ts`.
   * @buildOnly
   */
  readonly asIs?: Omit<AsIsCode, 'flags'>;
  /**
   * For the documentation, the first one the simplest.
   * @buildOnly
   */
  readonly examples?: readonly CommandExample[];
}
