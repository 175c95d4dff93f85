import { scriptInPython } from '../../container/python-script.js';
import { schemaMismatches } from '../../shared/check-schema.js';
import { UserError } from '../../shared/errors.js';
import {
  flag,
  type JsonSchema,
  listOf,
  nonEmptyText,
  openRecord,
  orNull,
  text,
} from '../../shared/json-schema.js';
import type { CommandArgument, InstalledScript } from './installed-integration.js';
import { argumentSchema, shownFaults } from './integration-file.js';
import { readPackYaml } from './pack-yaml.js';

interface ScriptFile {
  commonfields: { id: string };
  name: string;
  comment?: string;
  type: string;
  dockerimage?: string;
  script: string;
  polling?: boolean;
  args?: CommandArgument[] | null;
}

const scriptSchema: JsonSchema = openRecord(['commonfields', 'name', 'type', 'script'], {
  commonfields: openRecord(['id'], { id: nonEmptyText }),
  name: nonEmptyText,
  comment: text,
  type: nonEmptyText,
  dockerimage: text,
  script: text,
  polling: flag,
  args: orNull(listOf(argumentSchema)),
});

function codeOf({ type, dockerimage = '', script }: ScriptFile): Pick<InstalledScript, 'script' | 'python'> {
  const inside = type === 'python' ? scriptInPython(script, 'unified', 'script') : undefined;
  if (inside === undefined) return { script };
  return { script: inside, python: { code: script, image: dockerimage, ownHost: true } };
}

/** Reads the YAML of a unified script; `file` names it in the UserError that is thrown for a fault. */
export function readScript(yaml: string, file: string): InstalledScript {
  const value = readPackYaml(yaml, { file, code: 'script-invalid' });
  const mismatches = schemaMismatches(scriptSchema, value, 'all');
  if (mismatches.length > 0)
    throw new UserError('script-invalid', `${file} is no script: ${shownFaults(mismatches)}.`);
  const { commonfields, name, comment, type, polling, args } = value as ScriptFile;
  return {
    id: commonfields.id,
    name,
    ...(comment === undefined ? {} : { description: comment }),
    arguments: args ?? [],
    ...(polling === true ? { polling } : {}),
    type,
    ...codeOf(value as ScriptFile),
    file,
  };
}
