import type { TriggerOperator } from '../spec/integrations.js';
import { collectsEvents, fetchesIncidents, ratesIndicators } from './abilities.js';
import type { AsIsCode } from './as-is.js';
import type { CommandDefinition, CommandDefinitions } from './command.js';
import { eventCommands } from './event-commands.js';
import { eventParameters, httpLogCollectorParameters } from './event-parameters.js';
import type { EventsDefinition } from './events.js';
import { incidentParameters } from './incident-parameters.js';
import type { IncidentsDefinition } from './incidents.js';
import { mirroringCommands } from './mirroring-commands.js';
import type { Parameters } from './parameter.js';
import { connectionParameters, reliabilityParameters } from './platform-parameters.js';

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

/** An integration as an author declares it. What it can do decides which parameters and commands are added to its own. */
export interface IntegrationDefinition {
  /** What the platform knows it by, and its name. */
  readonly id: string;
  /** What other content calls it; the id unless it says otherwise. */
  readonly name?: string;
  /**
   * Folder and file stem in the pack: letters and digits, those of the name unless it says otherwise.
   * @buildOnly
   */
  readonly folder?: string;
  /** As users see it; the id unless it says otherwise. */
  readonly display?: string;
  /** @buildOnly */
  readonly category: string;
  /**
   * Who makes what it connects to; the display name unless it says otherwise.
   * @buildOnly
   */
  readonly provider?: string;
  /**
   * One short text, whole sentences.
   * @buildOnly
   */
  readonly description: string;
  /**
   * The oldest server version that may install it.
   * @buildOnly
   */
  readonly fromVersion?: string;
  /** Its own. Every integration also has `insecure` and `proxy`, and a collector those of the collection. */
  readonly parameters?: Parameters;
  /** Its own. A collector has four more. */
  readonly commands?: CommandDefinitions;
  /** Makes it a collector. */
  readonly events?: EventsDefinition;
  /** Makes it fetch incidents. A collector cannot: declare two integrations. */
  readonly incidents?: IncidentsDefinition;
  /**
   * True for one that still works and should not be used any more. Its display name then ends in "(Deprecated)", and its
   * description begins with "Deprecated.".
   * @buildOnly
   */
  readonly deprecated?: boolean;
  /**
   * Code that others wrote takes the place of `main.ts`. Then nothing is added to the parameters and commands.
   * @buildOnly
   */
  readonly asIs?: AsIsCode;
  /** @buildOnly */
  readonly triggers?: readonly Trigger[];
  /**
   * The image of the container runtime; absent means the default one. It must hold python3 and Node.js.
   * @buildOnly
   */
  readonly containerImage?: string;
}

/** The name that users see. */
export function displayOf({ id, display }: Pick<IntegrationDefinition, 'id' | 'display'>): string {
  return display ?? id;
}

/** The parameters that an integration has beside its own, by what it can do. */
export function broughtParameters({ events, incidents, commands }: IntegrationDefinition): Parameters {
  return {
    ...(collectsEvents && events && httpLogCollectorParameters),
    ...(ratesIndicators && hasReputationCommand(commands) && reliabilityParameters),
    ...connectionParameters,
    ...(fetchesIncidents && incidents
      ? incidentParameters(incidents)
      : collectsEvents && events && eventParameters(events)),
  };
}

/** All parameters, its own first. */
export function parametersOf(integration: IntegrationDefinition): Parameters {
  return { ...integration.parameters, ...broughtParameters(integration) };
}

/** The commands that an integration has beside its own, by what it can do. */
export function broughtCommands(integration: IntegrationDefinition): CommandDefinitions {
  const { events, incidents } = integration;
  return {
    ...(events && eventCommands(events, displayOf(integration))),
    ...(incidents && mirroringCommands(incidents)),
  };
}

/** All commands, its own first. */
export function commandsOf(integration: IntegrationDefinition): CommandDefinitions {
  return { ...integration.commands, ...broughtCommands(integration) };
}

function hasReputationCommand(commands: CommandDefinitions = {}): boolean {
  const declared: CommandDefinition[] = Object.keys(commands).map(
    (name) => commands[name] as CommandDefinition,
  );
  return declared.some(({ indicator }) => indicator !== undefined);
}
