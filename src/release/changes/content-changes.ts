import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject, jsonIn, objectsIn } from '../../shared/json.js';
import { nounOf } from '../../spec/content-kinds.js';
import type { PackItem } from '../../tenant/upload/pack-zip.js';
import { type Change, compareByName, deprecated, updated } from './change.js';

/** Keys that change with every version, or say nothing of what an item does. */
const insignificantKeys = new Set([
  'version',
  'itemVersion',
  'packVersion',
  'modified',
  'fromversion',
  'fromVersion',
]);

/** What differs between two versions of an item that is not code: what others rely on, else that it is another. */
export function contentChanges(before: PackItem, after: PackItem): Change[] {
  const noun = nounOf(after.kind);
  const old = significant(before.content);
  const now = significant(after.content);
  if (isDeepStrictEqual(old, now)) return [];
  const promises = promiseChanges(after.kind, before.content, after.content);
  return [
    ...(after.content.deprecated === true && before.content.deprecated !== true
      ? [deprecated(`the ${noun}`)]
      : []),
    ...promises,
    ...(promises.length === 0 ? [updated(`the ${noun}`)] : []),
  ];
}

/** A server that is too old for an item does not get it any more. */
export function versionChanges({ content: before }: PackItem, { content: after, kind }: PackItem): Change[] {
  const [old, now] = [oldestServer(before), oldestServer(after)];
  if (old === undefined || now === undefined || old === now) return [];
  const isNewer = now.localeCompare(old, undefined, { numeric: true }) > 0;
  return [updated(`the ${nounOf(kind)}, which needs Cortex ${now} or later (before: ${old})`, isNewer)];
}

function promiseChanges(kind: PackItem['kind'], before: JsonObject, after: JsonObject): Change[] {
  switch (kind) {
    case 'playbook':
      return [...inputChanges(before, after), ...outputChanges(before, after)];
    case 'incident-field':
    case 'indicator-field':
      return [
        ...keyChange(kind, before, after, 'type', 'another type'),
        ...keyChange(kind, before, after, 'cliName', 'another machine name'),
      ];
    case 'modeling-rule':
      return columnChanges(before, after);
    case 'list':
      return keyChange(kind, before, after, 'type', 'another type');
    default:
      return [];
  }
}

function inputChanges(before: JsonObject, after: JsonObject): Change[] {
  const inputs = (content: JsonObject) =>
    objectsIn(content.inputs).flatMap(({ key, required }) =>
      typeof key === 'string' ? [{ name: key, required: required === true }] : [],
    );
  const { added, removed, kept } = compareByName(inputs(before), inputs(after));
  return [
    ...added.map(({ name, required }) => ({
      text: `Added the *${name}* input${required ? ', which is required' : ''}.`,
      breaking: required,
    })),
    ...removed.map(({ name }) => updated(`the playbook to work without the *${name}* input`, true)),
    ...kept
      .filter(([old, now]) => now.required && !old.required)
      .map(([, { name }]) => updated(`the playbook: its *${name}* input is required now`, true)),
  ];
}

function outputChanges(before: JsonObject, after: JsonObject): Change[] {
  const paths = (content: JsonObject) =>
    objectsIn(content.outputs).map(({ contextPath }) => String(contextPath));
  const lost = paths(before).filter((path) => !paths(after).includes(path));
  return lost.length === 0
    ? []
    : [updated(`the playbook to work without the output ${lost.join(', ')}`, true)];
}

function keyChange(
  kind: PackItem['kind'],
  before: JsonObject,
  after: JsonObject,
  key: string,
  what: string,
): Change[] {
  if (before[key] === after[key]) return [];
  const change = `${String(before[key])} became ${String(after[key])}`;
  return [updated(`the ${nounOf(kind)}, which has ${what} (${change})`, true)];
}

/** Queries read the columns of a dataset that a rule declares. */
function columnChanges(before: JsonObject, after: JsonObject): Change[] {
  const [old, now] = [columnsOf(before), columnsOf(after)];
  const lost = [...old.keys()].filter((column) => !now.has(column));
  const other = [...old].filter(([column, type]) => now.has(column) && now.get(column) !== type);
  return [
    ...(lost.length > 0
      ? [updated(`the modeling rule, which no longer declares ${lost.join(', ')}`, true)]
      : []),
    ...other.map(([column, type]) =>
      updated(`the modeling rule: ${column} is ${now.get(column)} now (before: ${type})`, true),
    ),
  ];
}

function columnsOf({ schema }: JsonObject): Map<string, string> {
  const datasets = jsonIn(String(schema));
  if (!isJsonObject(datasets)) return new Map();
  return new Map(
    Object.entries(datasets).flatMap(([dataset, columns]) =>
      isJsonObject(columns)
        ? Object.entries(columns).map(([column, fact]): [string, string] => [
            `${dataset}.${column}`,
            isJsonObject(fact) ? String(fact.type) : '',
          ])
        : [],
    ),
  );
}

function significant(content: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(content).filter(([key]) => !insignificantKeys.has(key)));
}

function oldestServer({ fromversion, fromVersion }: JsonObject): string | undefined {
  const version = fromversion ?? fromVersion;
  return typeof version === 'string' ? version : undefined;
}
