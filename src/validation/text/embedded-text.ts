import { isScalar, Scalar } from 'yaml';
import type { Field } from './field.js';
import { flowOffsets } from './flow-offsets.js';
import type { Place, TextPart } from './source-text.js';

/** The text of a YAML value, for instance a script, with places in the file that holds it. */
export function embeddedText(field: Field): TextPart | undefined {
  const { text } = field;
  if (text === undefined) return undefined;
  const { source } = field.origin;
  let offsets: Offsets | undefined;
  return {
    path: source.path,
    text,
    place(start, end = start): Place {
      offsets ??= offsetsOf(field, text);
      const first = offsets(start);
      const last = offsets(end);
      return first === undefined || last === undefined
        ? { ...field.place, textOffset: start }
        : { ...source.place(first, last), dataPath: field.dataPath, textOffset: start };
    },
  };
}

/** Where in the file a character of the text stands; undefined when nobody knows. */
type Offsets = (offset: number) => number | undefined;

function offsetsOf(field: Field, text: string): Offsets {
  const { node } = field;
  return isScalar(node) && node.type === Scalar.BLOCK_LITERAL
    ? literalOffsets(field, text)
    : scalarOffsets(field, text);
}

/** In a literal block, line follows line, each with the same indentation in front. */
function literalOffsets(field: Field, text: string): Offsets {
  const { source } = field.origin;
  const firstLine = source.position(field.node?.range?.[0] ?? 0).line + 1;
  const lines = text.split('\n');
  const filled = lines.findIndex((line) => line.trim() !== '');
  const indentation =
    filled === -1 ? 0 : source.lineText(firstLine + filled).length - (lines[filled] ?? '').length;
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  return (offset) => {
    let line = starts.findLastIndex((at) => at <= offset);
    if (line === -1) line = 0;
    const column = offset - (starts[line] ?? 0);
    return (
      source.lineStart(firstLine + line) + (column === 0 && lines[line] === '' ? 0 : indentation + column)
    );
  };
}

/** A scalar in quotes, or a plain one. */
function scalarOffsets(field: Field, text: string): Offsets {
  const range = field.node?.range;
  if (!range || text === '') return () => undefined;
  const [start, end] = range;
  const offsets = flowOffsets(field.origin.source.text.slice(start, end), start, text.length);
  return (offset) => offsets && (offsets[offset] ?? end);
}
