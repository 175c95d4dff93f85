import { Document, isScalar, Scalar } from 'yaml';
import type { Field } from '../text/field.js';
import type { Edit } from './edit.js';

type ScalarValue = string | number | boolean;

/** Writes another value in the place of a scalar. Everything around it, comments too, stays as it is. */
export function replaceScalar(field: Field, value: ScalarValue): Edit[] {
  const { source } = field.origin;
  const node = field.node;
  if (!isScalar(node) || !node.range || isBlock(node)) return [];
  const [start, end] = node.range;
  // An empty value has no text of its own: it follows its key and the colon.
  const lead = start === end && source.text[start - 1] === ':' ? ' ' : '';
  return [{ kind: 'replace', path: source.path, start, end, text: lead + written(field, value, node.type) }];
}

/** Writes a list of texts in the place of a value. */
export function replaceWithList(field: Field, values: readonly string[]): Edit[] {
  const { source } = field.origin;
  const range = field.node?.range;
  if (!range || (isScalar(field.node) && isBlock(field.node))) return [];
  const lead = range[0] === range[1] && source.text[range[0] - 1] === ':' ? ' ' : '';
  const items = values.map((value) => written(field, value, undefined)).join(', ');
  return [{ kind: 'replace', path: source.path, start: range[0], end: range[1], text: `${lead}[${items}]` }];
}

/** Appends to a text, whatever way it is written in. */
export function appendToText(field: Field, ending: string): Edit[] {
  const { node, text, origin } = field;
  if (!isScalar(node) || !node.range || text === undefined) return [];
  if (!isBlock(node)) return replaceScalar(field, text.trimEnd() + ending);
  const [start, end] = node.range;
  const at = start + origin.source.text.slice(start, end).trimEnd().length;
  return [{ kind: 'replace', path: origin.source.path, start: at, end: at, text: ending }];
}

export function renameKey(field: Field, name: string): Edit[] {
  const range = field.key?.range;
  const { source, format } = field.origin;
  if (!range) return [];
  const text = format === 'json' ? JSON.stringify(name) : name;
  return [{ kind: 'replace', path: source.path, start: range[0], end: range[1], text }];
}

function isBlock(node: Scalar): boolean {
  return node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED;
}

/** In the style that the value had, where that style can hold it. */
function written(field: Field, value: ScalarValue, style: Scalar.Type | null | undefined): string {
  if (field.origin.format === 'json') return JSON.stringify(value);
  const scalar = new Scalar(value);
  if (typeof value === 'string' && style !== null && style !== undefined) scalar.type = style;
  const document = new Document(scalar, { version: '1.1', compat: 'core' });
  return document.toString({ lineWidth: 0, singleQuote: true }).trimEnd();
}
