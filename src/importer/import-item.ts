import type { ScriptCode } from '../content/content-format.js';
import { integrationSchema } from '../content/integration/integration-schema.js';
import { sourceIntegrationYaml } from '../content/integration/write-integration.js';
import { completeIntegration, completeScript } from '../content/pack/complete-pack.js';
import { scriptSchema } from '../content/script/script-schema.js';
import { sourceScriptYaml } from '../content/script/write-script.js';
import type { IntegrationDefinition } from '../definition/integration.js';
import type { ScriptDefinition } from '../definition/script.js';
import { UserError } from '../shared/errors.js';
import { isJsonObject, type JsonObject } from '../shared/json.js';
import type { JsonSchema } from '../shared/json-schema.js';
import { parseYaml } from '../shared/read-yaml.js';
import { scriptSyntax } from '../validation/text/script-syntax.js';
import { differencesOf } from './differences.js';
import { type ItemFiles, kindOf } from './item-files.js';
import { unknownNames } from './library-names.js';
import { type ImportNote, notesOf } from './notes.js';
import { codeIn, emptyCodeIn, filledText, pictureIn } from './passed-item.js';
import { textsIn } from './read-arguments.js';
import { readIntegration, stemIn } from './read-integration.js';
import { readScript } from './read-script.js';
import { withoutContribution } from './without-contribution.js';
import { readYamlItem, type YamlItem } from './yaml-item.js';

/** An item as a project has it. */
export type ImportedItem = {
  /** Of the code, and of the file with the declaration. */
  readonly folder: string;
  readonly code: string;
  readonly description?: string;
  readonly readme?: string;
  readonly image?: Uint8Array;
  /** Those that the item itself is limited to. */
  readonly marketplaces: readonly string[];
  readonly notes: readonly ImportNote[];
} & (
  | { readonly kind: 'integration'; readonly definition: IntegrationDefinition }
  | { readonly kind: 'script'; readonly definition: ScriptDefinition }
);

/** Keys whose values are files of a project of their own. */
const fileKeys = ['detaileddescription', 'image'];

/** Takes an item with JavaScript apart. Throws a UserError for one that cannot be read. */
export function importItem(files: ItemFiles): ImportedItem {
  const read = readYamlItem(files.yaml, files.file);
  const item = { ...read, value: withoutContribution(read.value) };
  const code = files.code ?? requiredCode(item);
  const { program, fault } = scriptSyntax(code);
  if (program === undefined)
    throw new UserError('import', `${files.file}: no engine reads its code: ${fault?.message}.`);
  const kind = kindOf(item.value);
  const shared = {
    folder: stemIn(item.value),
    code,
    marketplaces: textsIn(item.value.marketplaces),
    ...documentsOf(files, item),
  };
  if (kind === 'integration') {
    const compare = (definition: IntegrationDefinition) =>
      compared(item, sourceIntegrationYaml(completeIntegration(definition, ['xsoar']), asCode(code)));
    const definition = withOtherKeys(readIntegration(item.value, code), integrationSchema, item, compare);
    return {
      kind,
      definition,
      ...shared,
      notes: [...compare(definition), ...nameNotes(definition, item.file)],
    };
  }
  if (kind === 'script') {
    const compare = (definition: ScriptDefinition) =>
      compared(item, sourceScriptYaml(completeScript(definition), asCode(code)));
    const definition = withOtherKeys(readScript(item.value, code), scriptSchema, item, compare);
    return {
      kind,
      definition,
      ...shared,
      notes: [...compare(definition), ...nameNotes(definition, item.file)],
    };
  }
  throw new UserError('import', `${files.file} is neither an integration nor a script.`);
}

/** The definition with the keys of a known item that it would lose otherwise. */
function withOtherKeys<D extends IntegrationDefinition | ScriptDefinition>(
  definition: D,
  { properties = {} }: JsonSchema,
  { value }: YamlItem,
  compare: (definition: D) => readonly ImportNote[],
): D {
  const lost = compare(definition)
    .filter(({ kind, reason, path }) => kind === 'lost' && reason === undefined && path in properties)
    .map(({ path }) => [path, value[path]]);
  if (lost.length === 0) return definition;
  return { ...definition, asIs: { libraryNames: [], ...definition.asIs, keys: Object.fromEntries(lost) } };
}

function requiredCode({ value, file }: YamlItem): string {
  const code = codeIn(value) ?? emptyCodeIn(value, file);
  if (code !== undefined) return code;
  throw new UserError(
    'import',
    `${file} has no code in it, and there is none next to it. Give the folder of the item, or the unified file.`,
  );
}

function asCode(code: string): ScriptCode {
  return { keys: { type: 'javascript' }, extension: 'js', comment: '//', source: code, unified: code };
}

function documentsOf(
  { description, readme, image }: ItemFiles,
  { value }: YamlItem,
): Pick<ImportedItem, 'description' | 'readme' | 'image'> {
  const help = description ?? filledText(value.detaileddescription);
  const picture = image ?? pictureIn(value.image);
  return {
    ...(help === undefined ? {} : { description: help }),
    ...(readme === undefined ? {} : { readme }),
    ...(picture === undefined ? {} : { image: picture }),
  };
}

/** Names that are taken for those of a library, so that the code can be built. */
function nameNotes({ asIs }: IntegrationDefinition | ScriptDefinition, file: string): ImportNote[] {
  const names = unknownNames(asIs?.libraryNames ?? []);
  if (names.length === 0) return [];
  const reason =
    'Nobody defines these names that the code uses. They are in `libraryNames` as if a library did.';
  return [{ file, path: names.join(', '), kind: 'added', reason }];
}

function compared(item: YamlItem, written: string): ImportNote[] {
  const { value: after } = parseYaml(written);
  if (!isJsonObject(after)) throw new Error('The YAML that was made of a declaration cannot be read.');
  return notesOf(differencesOf(withoutFiles(item.value), withoutFiles(after)), item);
}

/** Code, help and logo are compared as files. */
function withoutFiles(yaml: JsonObject): JsonObject {
  const kept = Object.fromEntries(Object.entries(yaml).filter(([key]) => !fileKeys.includes(key)));
  const { script } = yaml;
  return { ...kept, script: isJsonObject(script) ? { ...script, script: '-' } : '-' };
}
