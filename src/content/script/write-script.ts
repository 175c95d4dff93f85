import { writeYaml } from '../../shared/write-yaml.js';
import type { ScriptCode } from '../content-format.js';
import { contextOutputs } from '../integration/command-outputs.js';
import { argumentEntries } from '../integration/integration-commands.js';
import type { CompletePack, CompleteScript } from '../pack/complete-pack.js';
import { withVersion } from '../pack/version-line.js';

/** The YAML of the source layout: the code lies next to it. */
export function sourceScriptYaml(script: CompleteScript, code: ScriptCode): string {
  return writeYaml({ ...head(script, code), script: '-' });
}

/** The YAML of the uploadable zip, in one piece. */
export function unifiedScriptYaml(
  script: CompleteScript,
  { version }: Pick<CompletePack, 'version'>,
  code: ScriptCode,
): string {
  return writeYaml({ ...head(script, code), script: withVersion(version, code) });
}

function head(script: CompleteScript, { keys }: ScriptCode): object {
  const { requiredCommands = [] } = script;
  const outputs = contextOutputs(script);
  return {
    ...script.asIs?.keys,
    commonfields: { id: script.id, version: -1 },
    name: script.name,
    comment: script.description,
    ...(script.deprecated ? { deprecated: true } : {}),
    ...keys,
    tags: script.tags,
    enabled: true,
    scripttarget: 0,
    runonce: false,
    runas: script.runAs,
    ...(requiredCommands.length === 0 ? {} : { dependson: { must: requiredCommands } }),
    args: argumentEntries(script.arguments),
    ...(outputs.length === 0 ? {} : { outputs }),
    fromversion: script.fromVersion,
    tests: ['No tests'],
  };
}
