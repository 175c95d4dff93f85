import { isScalar, LineCounter, parseDocument } from 'yaml';
import type { Position } from '../../shared/position.js';

/**
 * Where a place of a query stands in the YAML file that holds it under a key, as `55:30`. In a text that is not written
 * line by line it is where the text begins, with the place in the query.
 */
export function queryPlace(yaml: string, key: string, { line, column }: Position): string {
  const lines = new LineCounter();
  const node = parseDocument(yaml, { version: '1.1', lineCounter: lines, logLevel: 'silent' }).get(key, true);
  const inQuery = `${line}:${column} of ${key}`;
  if (!isScalar(node) || node.range == null) return inQuery;
  const begin = lines.linePos(node.range[0]);
  if (node.type !== 'BLOCK_LITERAL') return `${begin.line}:${begin.col}, ${inQuery}`;
  const content = yaml.split('\n').slice(begin.line);
  const indentation = content.find((text) => text.trim() !== '')?.search(/\S/) ?? 0;
  return `${begin.line + line}:${indentation + column}`;
}
