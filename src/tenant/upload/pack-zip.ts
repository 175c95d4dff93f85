import { advisedCommand } from '../../shared/advised-command.js';
import { messageOf, UserError } from '../../shared/errors.js';
import { isJsonObject, type JsonObject, objectsIn, valueAt } from '../../shared/json.js';
import { readYaml, YamlError } from '../../shared/read-yaml.js';
import { readZip, textFile, type ZipFiles } from '../../shared/zip.js';
import {
  type ContentKindFacts,
  type KnownKind,
  knownKinds,
  type OtherContentFolder,
} from '../../spec/content-kinds.js';
import { contentOfPath } from '../../spec/pack-paths.js';
import { TenantError } from '../client/tenant-error.js';

export interface PackZip {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly bytes: Uint8Array;
  readonly items: readonly PackItem[];
}

export interface PackItem {
  readonly kind: KnownKind | OtherContentFolder;
  readonly id: string;
  /** As the tenant shows it. */
  readonly name: string;
  /** All that its file says. */
  readonly content: JsonObject;
  /** Only of an integration. */
  readonly integration?: IntegrationSurface;
  /** Only of a script. */
  readonly script?: ScriptSurface;
  /** The YAML of a correlation rule. */
  readonly correlationRule?: JsonObject;
  /** The YAML of a modeling rule, with its XQL and its schema. */
  readonly modelingRule?: JsonObject;
}

/** What others rely on in an integration, and its code. */
export interface IntegrationSurface {
  readonly parameters: readonly ParameterSurface[];
  readonly commands: readonly CommandSurface[];
  /** Whether its instances fetch events. */
  readonly fetchesEvents: boolean;
  readonly script: string;
}

export interface ParameterSurface {
  readonly name: string;
  readonly label: string;
  readonly type: number;
  readonly required: boolean;
  readonly defaultValue?: string;
  readonly options: readonly string[];
}

export interface CommandSurface {
  readonly name: string;
  readonly arguments: readonly ArgumentSurface[];
  /** Paths in the context. */
  readonly outputs: readonly string[];
  readonly deprecated: boolean;
}

/** What others rely on in a script, and its code. */
export interface ScriptSurface {
  readonly arguments: readonly ArgumentSurface[];
  readonly outputs: readonly string[];
  readonly deprecated: boolean;
  readonly script: string;
}

export interface ArgumentSurface {
  readonly name: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly options: readonly string[];
  readonly defaultValue?: string;
}

/** How messages speak of a zip. */
interface ShownZip {
  readonly name: string;
  /** What to do when it is not usable. */
  readonly advice?: string | undefined;
}

/**
 * Reads an upload-shaped zip. `name` names it in messages; `advice` takes the place of building it again.
 * Throws a TenantError for a zip of which a tenant would install nothing, or not what it says.
 */
export function readPackZip(bytes: Uint8Array, name: string, advice?: string): PackZip {
  const shown: ShownZip = { name, advice };
  const files = unpack(bytes, shown);
  const { id, name: packName, currentVersion } = jsonFile(files, 'metadata.json', shown);
  const source = jsonFile(files, 'pack_metadata.json', shown);
  if (typeof id !== 'string' || typeof packName !== 'string' || typeof currentVersion !== 'string') {
    throw invalid(shown, 'Its metadata.json lacks id, name or currentVersion.');
  }
  if (source.currentVersion !== currentVersion) {
    throw invalid(shown, 'Its metadata.json and pack_metadata.json name different versions.');
  }
  const items = [...files.keys()].sort().flatMap((path) => readItem(files, path, shown));
  if (items.length === 0) throw invalid(shown, 'It has no item that a tenant installs.');
  return { id, name: packName, version: currentVersion, bytes, items };
}

function unpack(bytes: Uint8Array, shown: ShownZip): ZipFiles {
  try {
    return readZip(bytes, shown.name, shown.advice);
  } catch (error) {
    if (error instanceof UserError)
      throw new TenantError('pack-zip', 'user', error.message, { cause: error });
    throw error;
  }
}

function jsonFile(files: ZipFiles, path: string, shown: ShownZip): JsonObject {
  const text = textFile(files, path);
  if (text === undefined) throw invalid(shown, `It has no ${path} at its root.`);
  try {
    const content: unknown = JSON.parse(text);
    if (isJsonObject(content)) return content;
  } catch {
    // Said below, as for every content that is no object.
  }
  throw invalid(shown, `Its ${path} is not a JSON object.`);
}

/** Where content of which nothing more is known says what it is. */
const usual = { id: ['id'], name: ['name'] } as const;

function readItem(files: ZipFiles, path: string, shown: ShownZip): PackItem[] {
  const kind = contentOfPath(path);
  if (kind === undefined || !/\.(yml|json)$/.test(path)) return [];
  const [, file = '', ...deeper] = path.split('/');
  if (deeper.length > 0) {
    throw invalid(
      shown,
      `${path} lies in a folder of its own, as in a pack in source layout: a tenant installs nothing of it.`,
    );
  }
  const content = parsed(textFile(files, path) ?? '', path, shown);
  const facts: Pick<ContentKindFacts, 'id' | 'name'> =
    kind in knownKinds ? knownKinds[kind as KnownKind] : usual;
  const id = String(valueAt(content, facts.id) ?? file);
  const item = { kind, id, name: String(valueAt(content, facts.name) ?? id), content };
  switch (kind) {
    case 'integration':
      return [{ ...item, integration: surfaceOf(content, path, shown) }];
    case 'script':
      return [{ ...item, script: scriptSurface(content) }];
    case 'correlation-rule':
      return [{ ...item, correlationRule: content }];
    case 'modeling-rule':
      return [{ ...item, modelingRule: content }];
    default:
      return [item];
  }
}

function parsed(text: string, path: string, shown: ShownZip): JsonObject {
  try {
    const content: unknown = path.endsWith('.json') ? JSON.parse(text) : readYaml(text);
    if (isJsonObject(content)) return content;
  } catch (error) {
    const place = error instanceof YamlError && error.place !== undefined ? `${path}:${error.place}` : path;
    throw invalid(shown, `${place} cannot be read: ${messageOf(error)}.`);
  }
  throw invalid(shown, `${path} holds no object.`);
}

function surfaceOf(content: JsonObject, path: string, shown: ShownZip): IntegrationSurface {
  const script = isJsonObject(content.script) ? content.script : {};
  const code = typeof script.script === 'string' ? script.script : '';
  if (['', '-'].includes(code.trim())) {
    throw invalid(shown, `${path} has no script in it, as in a pack in source layout.`);
  }
  return {
    parameters: objectsIn(content.configuration).map((entry) => ({
      name: String(entry.name),
      label: [entry.display, entry.displaypassword].filter((part) => part).join(' / ') || String(entry.name),
      type: Number(entry.type),
      required: entry.required === true,
      ...defaultOf(entry.defaultvalue),
      options: Array.isArray(entry.options) ? entry.options.map(String) : [],
    })),
    commands: objectsIn(script.commands).map((command) => ({
      name: String(command.name),
      arguments: argumentsOf(command.arguments),
      outputs: outputsOf(command.outputs),
      deprecated: command.deprecated === true,
    })),
    fetchesEvents: script.isfetchevents === true,
    script: code,
  };
}

function scriptSurface(content: JsonObject): ScriptSurface {
  return {
    arguments: argumentsOf(content.args),
    outputs: outputsOf(content.outputs),
    deprecated: content.deprecated === true,
    script: typeof content.script === 'string' ? content.script : '',
  };
}

function argumentsOf(list: unknown): ArgumentSurface[] {
  return objectsIn(list).map((argument) => ({
    name: String(argument.name),
    required: argument.required === true,
    deprecated: argument.deprecated === true,
    options: Array.isArray(argument.predefined) ? argument.predefined.map(String) : [],
    ...defaultOf(argument.defaultValue),
  }));
}

function outputsOf(list: unknown): string[] {
  return objectsIn(list).map(({ contextPath }) => String(contextPath));
}

function defaultOf(value: unknown): { defaultValue?: string } {
  return value === undefined || value === null ? {} : { defaultValue: String(value) };
}

function invalid({ name, advice }: ShownZip, problem: string, options?: ErrorOptions): TenantError {
  const built = `Build it with \`${advisedCommand('build')}\` and give the zip in dist/.`;
  return new TenantError(
    'pack-zip',
    'user',
    `${name} is not a pack that a tenant installs. ${problem} ${advice ?? built}`,
    options,
  );
}
