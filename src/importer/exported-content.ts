import { createHash } from 'node:crypto';
import { correlationRuleSchema } from '../content/correlation-rule/correlation-rule-schema.js';
import { messageOf, UserError } from '../shared/errors.js';
import { isJsonObject, type Json, type JsonObject, objectsIn } from '../shared/json.js';
import { parseJson } from '../shared/parse-json.js';
import { writeYaml } from '../shared/write-yaml.js';
import { keysThatBreakParsing, valuesOfExportedKeys } from '../spec/correlation-rules.js';

/** A file of a pack that was made of what a tenant exported. */
export interface ImportedFile {
  /** In the pack. */
  readonly path: string;
  readonly content: string;
  /** Keys that only a tenant has, and were left out. */
  readonly leftOut: readonly string[];
}

/** Servers that take the items; official packs ship them with this version. */
const fromVersion = '8.4.0';

/**
 * The correlation rules and dashboards in a JSON as a tenant exports them, or as its public API lists them: one, a list,
 * or the answer of a call. Throws a UserError for anything else.
 */
export function exportedFiles(text: string, file: string): ImportedFile[] {
  let value: Json;
  try {
    value = parseJson(text);
  } catch (error) {
    throw new UserError('import', `${file} is no JSON: ${messageOf(error)}. ${whatIsTaken}`, {
      cause: error,
    });
  }
  const files = objectsOf(value).flatMap((object) => fileOf(object) ?? []);
  if (files.length > 0) return distinct(files);
  throw new UserError(
    'import',
    `${file} holds no correlation rule (with "xql_query") and no dashboard (with "dashboards_data"). ${whatIsTaken}`,
  );
}

const whatIsTaken = 'Give the file as the tenant exported it.';

function objectsOf(value: Json): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(objectsOf);
  if (!isJsonObject(value)) return [];
  for (const key of ['reply', 'objects', 'data', 'rules']) {
    const inner = value[key];
    if (Array.isArray(inner) || isJsonObject(inner)) return objectsOf(inner);
  }
  return [value];
}

function fileOf(object: JsonObject): ImportedFile | undefined {
  if (typeof object.xql_query === 'string') return correlationRule(object);
  if (Array.isArray(object.dashboards_data)) return dashboard(object);
  return undefined;
}

/** Whether a rule in a pack may say it: the schema knows the key, and not the tenant alone. */
function isOfPacks(key: string): boolean {
  if (key === 'rule_id' || keysThatBreakParsing.some((known) => known === key)) return false;
  return key in valuesOfExportedKeys || key in (correlationRuleSchema.properties ?? {});
}

/** Whether it says what holds without it (CPT330). */
function isSilent(key: string, value: Json): boolean {
  const silent = valuesOfExportedKeys[key];
  return silent !== undefined && (silent.includes(value) || (Array.isArray(value) && value.length === 0));
}

/** A tenant lists a text that nobody wrote as null, which not every key of a file may be. */
function written(key: string, value: Json): Json {
  return value === null && correlationRuleSchema.properties?.[key]?.type === 'string' ? '' : value;
}

function correlationRule(rule: JsonObject): ImportedFile {
  const name = String(rule.name ?? 'Rule');
  const entries = Object.entries(rule);
  const kept = Object.fromEntries(
    entries
      .filter(([key, value]) => isOfPacks(key) && !isSilent(key, value))
      .map(([key, value]) => [key, written(key, value)]),
  );
  const enabled = { ENABLED: true, DISABLED: false }[String(rule.is_enabled)];
  return {
    path: `CorrelationRules/${stemOf(name)}.yml`,
    content: writeYaml({
      global_rule_id: identifierOf(rule, 'global_rule_id', name),
      fromversion: fromVersion,
      ...kept,
      ...(enabled === false ? { is_enabled: false } : {}),
    }),
    leftOut: entries.map(([key]) => key).filter((key) => !isOfPacks(key)),
  };
}

function dashboard(exported: JsonObject): ImportedFile {
  const dashboards = objectsIn(exported.dashboards_data);
  const name = String(dashboards[0]?.name ?? 'Dashboard');
  const { dashboards_data: _dashboards, widgets_data = [], ...rest } = exported;
  const made = {
    fromVersion,
    dashboards_data: dashboards.map((each) => {
      const id = identifierOf(each, 'global_id', name).replaceAll('-', '');
      // A tenant lists it as global_id only.
      return { id, ...each, global_id: id };
    }),
    widgets_data,
  };
  return {
    path: `XSIAMDashboards/${stemOf(name)}.json`,
    content: `${JSON.stringify(made, null, 4)}\n`,
    leftOut: Object.keys(rest),
  };
}

/** The id that the tenant gives, or one that is the same whenever the same item is imported. */
function identifierOf(object: JsonObject, key: string, name: string): string {
  const given = object[key];
  if (typeof given === 'string' && given !== '') return given;
  const hash = createHash('sha256').update(`${key} ${name}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

function stemOf(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '') || 'Item';
}

function distinct(files: readonly ImportedFile[]): ImportedFile[] {
  const seen = new Map<string, number>();
  return files.map((file) => {
    const count = (seen.get(file.path) ?? 0) + 1;
    seen.set(file.path, count);
    return count === 1 ? file : { ...file, path: file.path.replace(/(\.\w+)$/, `_${count}$1`) };
  });
}
