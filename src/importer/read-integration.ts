import { fileStem } from '../content/pack/complete-pack.js';
import type { CommandDefinition, CommandDefinitions } from '../definition/command.js';
import type { IntegrationDefinition, Trigger } from '../definition/integration.js';
import type { Json, JsonObject } from '../shared/json.js';
import { isJsonObject, objectsIn } from '../shared/json.js';
import { scriptFlags } from '../spec/integrations.js';
import { libraryNamesIn } from './library-names.js';
import { readArguments, readOutputs, textIn } from './read-arguments.js';
import { readParameters } from './read-parameters.js';

/** The declaration of an integration whose code is JavaScript, as far as one can say it. */
export function readIntegration(yaml: JsonObject, code: string): IntegrationDefinition {
  const script = isJsonObject(yaml.script) ? yaml.script : {};
  const id = idIn(yaml);
  const display = textIn(yaml.display);
  const provider = textIn(yaml.provider);
  const fromVersion = textIn(yaml.fromversion);
  const flags = scriptFlags.filter((flag) => script[flag] === true);
  const triggers = objectsIn(yaml.triggers) as unknown as readonly Trigger[];
  return {
    id,
    ...ownName(yaml),
    ...(display === '' || display === id ? {} : { display }),
    category: textIn(yaml.category),
    ...(provider === '' ? {} : { provider }),
    description: textIn(yaml.description),
    ...(yaml.deprecated === true ? { deprecated: true } : {}),
    ...(fromVersion === '' ? {} : { fromVersion }),
    asIs: {
      libraryNames: libraryNamesIn(code),
      ...(flags.length === 0 ? {} : { flags: Object.fromEntries(flags.map((flag) => [flag, true])) }),
    },
    parameters: readParameters(yaml.configuration),
    commands: readCommands(script.commands),
    ...(triggers.length === 0 ? {} : { triggers }),
  };
}

export function idIn(yaml: JsonObject): string {
  const fields = isJsonObject(yaml.commonfields) ? yaml.commonfields : {};
  return textIn(fields.id) || textIn(yaml.id) || textIn(yaml.name);
}

/** The name, where it is not the id: an exported script has an id that nobody calls it by. */
export function ownName(yaml: JsonObject): { readonly name?: string } {
  const name = textIn(yaml.name);
  return name === '' || name === idIn(yaml) ? {} : { name };
}

/** What the files of an item are called: letters and digits of its name. */
export function stemIn(yaml: JsonObject): string {
  return fileStem(textIn(yaml.name) || idIn(yaml)) || 'Item';
}

function readCommands(list: Json | undefined): CommandDefinitions {
  return Object.fromEntries(objectsIn(list).map((command) => [textIn(command.name), commandOf(command)]));
}

function commandOf(given: JsonObject): CommandDefinition {
  const outputs = readOutputs(given.outputs);
  const declared = readArguments(given.arguments);
  return {
    description: textIn(given.description),
    ...(given.execution === true ? { harmful: true } : {}),
    ...(given.deprecated === true ? { deprecated: true } : {}),
    ...(given.hidden === true ? { hidden: true } : {}),
    ...(given.polling === true ? { polling: true } : {}),
    ...(Object.keys(declared).length === 0 ? {} : { arguments: declared }),
    ...(outputs === undefined ? {} : { outputs }),
  };
}
