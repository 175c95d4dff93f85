import type * as abilityConstants from '../../definition/abilities.js';
import type { IntegrationDefinition } from '../../definition/integration.js';
import type { Runtime } from '../../definition/runtime.js';

/** What the code of an integration is needed for beside its own commands. */
export type Abilities = { readonly [A in keyof typeof abilityConstants]: boolean };

/** What the build knows of a script. */
export interface ScriptFacts {
  readonly runtime: Runtime;
  readonly abilities: Abilities;
}

export const allAbilities: Abilities = {
  collectsEvents: true,
  fetchesIncidents: true,
  polls: true,
  ratesIndicators: true,
  sendsEvents: true,
};

/** Those of the script of no integration. */
export const noAbilities: Abilities = {
  collectsEvents: false,
  fetchesIncidents: false,
  polls: false,
  ratesIndicators: false,
  sendsEvents: false,
};

export function abilitiesOf({ events, incidents, commands = {} }: IntegrationDefinition): Abilities {
  const declared = Object.values(commands);
  return {
    collectsEvents: events !== undefined,
    fetchesIncidents: incidents !== undefined,
    sendsEvents: true,
    polls: declared.some(({ polling }) => polling === true),
    ratesIndicators: declared.some(({ indicator }) => indicator !== undefined),
  };
}

/** The modules of the runtime that hold nothing but facts. */
const runtimeModule = /\/(?:src|cortex)\/runtime\/host\/runtime\.[jt]s$/;
const abilitiesModule = /\/(?:src|cortex)\/definition\/abilities\.[jt]s$/;

/** The text of a module that holds facts, undefined for every other module. */
export function factModule(file: string, { runtime, abilities }: ScriptFacts): string | undefined {
  if (runtimeModule.test(file)) return constants({ runtime });
  return abilitiesModule.test(file) ? constants(abilities) : undefined;
}

function constants(values: object): string {
  return Object.entries(values)
    .map(([name, value]) => `export var ${name} = ${JSON.stringify(value)};\n`)
    .join('');
}
