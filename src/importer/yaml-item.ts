import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { UserError } from '../shared/errors.js';
import { isJsonObject, type JsonObject } from '../shared/json.js';
import { parseYaml } from '../shared/read-yaml.js';

/** The way from the root of a YAML file to a value. */
export type YamlPath = readonly (string | number)[];

/** A YAML file of an item, with the lines of its values. */
export interface YamlItem {
  /** Names the file in messages. */
  readonly file: string;
  readonly value: JsonObject;
  /** The line of the value at a path, or of the nearest one around it. */
  lineOf(path: YamlPath): number;
}

/** Throws a UserError for what is no YAML with an object at its top. */
export function readYamlItem(text: string, file: string): YamlItem {
  const { value, problems } = parseYaml(text);
  const [fault] = problems.filter(({ kind }) => kind === 'syntax' || kind === 'alias');
  if (fault !== undefined) throw new UserError('import', `${file} cannot be read: ${fault.message}.`);
  if (!isJsonObject(value))
    throw new UserError('import', `${file} is no item: there is no object at its top.`);
  const lines = new LineCounter();
  const document = parseDocument(text, { version: '1.1', lineCounter: lines, logLevel: 'silent' });
  return {
    file,
    value,
    lineOf: (path) => lines.linePos(offsetAt(document.contents, path)).line,
  };
}

function offsetAt(root: Node | null, path: YamlPath): number {
  let node: Node | null = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) return offset;
      const key = pair.key as Node;
      offset = key.range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as Node | undefined;
      if (item === undefined) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
}
