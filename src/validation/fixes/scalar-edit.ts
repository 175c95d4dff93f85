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
  const text = written(field, value, node.type);
  // Over several lines it would depend on its indentation.
  return text.includes('\n') ? [] : [{ kind: 'replace', path: source.path, start, end, text: lead + text }];
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
  const [start, end] = node.range;
  const quoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE;
  const inside = origin.source.text.slice(start, quoted ? end - 1 : end);
  const written = inside.trimEnd();
  // A blank that is written as an escape would stand in front of the ending.
  if (quoted && text.trimEnd().at(-1) !== written.at(-1)) return [];
  const from = start + written.length;
  const to = quoted ? end - 1 : from;
  return [{ kind: 'replace', path: origin.source.path, start: from, end: to, text: ending }];
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
  return document
    .toString({ lineWidth: 0, singleQuote: true, doubleQuotedMinMultiLineLength: 1e9 })
    .trimEnd();
}

/** Takes a key with its value out of a block of YAML, with its lines; in other places nothing. */
export function removeKey(field: Field): Edit[] {
  const { source, format } = field.origin;
  const from = field.key?.range?.[0];
  const to = field.node?.range?.[2] ?? field.key?.range?.[2];
  if (from === undefined || to === undefined || format !== 'yaml') return [];
  const lineStart = source.text.lastIndexOf('\n', from - 1) + 1;
  if (source.text.slice(lineStart, from).trim() !== '') return [];
  const lineBreak = source.text.indexOf('\n', Math.max(from, to - 1));
  const end = lineBreak === -1 ? source.text.length : lineBreak + 1;
  return [{ kind: 'replace', path: source.path, start: lineStart, end, text: '' }];
}
