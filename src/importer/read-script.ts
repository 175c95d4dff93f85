import type { ScriptDefinition } from '../definition/script.js';
import { isJsonObject, type JsonObject } from '../shared/json.js';
import { libraryNamesIn } from './library-names.js';
import { readArguments, readOutputs, textIn } from './read-arguments.js';
import { idIn, ownName } from './read-integration.js';

/** The declaration of an automation script whose code is JavaScript, as far as one can say it. */
export function readScript(yaml: JsonObject, code: string): ScriptDefinition {
  const outputs = readOutputs(yaml.outputs);
  const declared = readArguments(yaml.args);
  const tags = Array.isArray(yaml.tags) ? yaml.tags.map(String) : [];
  const { must } = isJsonObject(yaml.dependson) ? yaml.dependson : {};
  const required = Array.isArray(must) ? must.map(String) : [];
  const fromVersion = textIn(yaml.fromversion);
  const runAs = textIn(yaml.runas);
  return {
    id: idIn(yaml),
    ...ownName(yaml),
    description: textIn(yaml.comment),
    ...(tags.length === 0 ? {} : { tags }),
    asIs: { libraryNames: libraryNamesIn(code) },
    ...(Object.keys(declared).length === 0 ? {} : { arguments: declared }),
    ...(outputs === undefined ? {} : { outputs }),
    ...(runAs === '' ? {} : { runAs }),
    ...(required.length === 0 ? {} : { requiredCommands: required }),
    ...(fromVersion === '' ? {} : { fromVersion }),
    ...(yaml.deprecated === true ? { deprecated: true } : {}),
  };
}
