import { Document, isAlias, isScalar, type Node, Scalar } from 'yaml';
import { jsonFault } from '../../shared/parse-json.js';
import { parseYaml, type YamlProblem } from '../../shared/read-yaml.js';
import { nodesIn } from '../../shared/yaml-nodes.js';
import { readsDifferently } from './ambiguous-scalar.js';
import { Field } from './field.js';
import { jsonTokenFaults } from './json-tokens.js';
import type { Place, SourceText } from './source-text.js';
import { syntaxMessage } from './syntax-message.js';

export type FileFaultKind = 'syntax' | 'duplicate-key' | 'anchor' | 'ambiguous' | 'fragile';

/** Something that is wrong with a file before its content is looked at. */
export interface FileFault {
  readonly kind: FileFaultKind;
  readonly place: Place;
  readonly message: string;
}

export interface StructuredFile {
  readonly source: SourceText;
  readonly faults: readonly FileFault[];
  /** Absent when the file cannot be read. */
  readonly root?: Field;
}

/** Reads YAML or JSON. Never throws: what is wrong is in the faults. */
export function readStructured(source: SourceText, format: 'yaml' | 'json'): StructuredFile {
  return format === 'json' ? readJson(source) : readYaml(source);
}

function readYaml(source: SourceText): StructuredFile {
  const { document, value, problems } = parseYaml(source.text);
  // What follows the first mistake of a text is mostly its consequence.
  const broken = problems.find(({ kind }) => kind === 'syntax');
  if (broken !== undefined) return { source, faults: [faultOf(broken, source)] };
  const faults = problems.map((problem) => faultOf(problem, source));
  if (document === undefined) return { source, faults };
  for (const node of nodesIn(document.contents)) faults.push(...nodeFaults(node, source));
  if (problems.some(({ kind }) => kind === 'alias')) return { source, faults };
  return { source, faults, root: new Field({ source, format: 'yaml', document: () => document }, value) };
}

function readJson(source: SourceText): StructuredFile {
  let value: unknown;
  try {
    value = JSON.parse(source.text);
  } catch {
    return { source, faults: [syntaxFault(source)] };
  }
  const faults = jsonTokenFaults(source.text).map(({ kind, message, start, end }): FileFault => {
    return { kind, place: source.place(start, end), message: `${message}.` };
  });
  if (faults.some(({ kind }) => kind === 'syntax')) return { source, faults };
  let document: Document | undefined;
  const reread = () => {
    document ??= parseYaml(source.text, '1.2').document ?? new Document();
    return document;
  };
  return { source, faults, root: new Field({ source, format: 'json', document: reread }, value) };
}

function nodeFaults(node: Node, source: SourceText): FileFault[] {
  if (isAlias(node)) {
    return [
      {
        kind: 'anchor',
        place: placeOf(node.range, source),
        message: `*${node.source} repeats what is written elsewhere.`,
      },
    ];
  }
  const anchor = 'anchor' in node && typeof node.anchor === 'string' ? node.anchor : undefined;
  const faults: FileFault[] = [];
  if (anchor !== undefined) {
    faults.push({
      kind: 'anchor',
      place: anchorPlace(node.range, anchor, source),
      message: `&${anchor} names a value for repetition.`,
    });
  }
  if (isScalar(node) && node.type === Scalar.PLAIN && readsDifferently(node.source ?? '')) {
    faults.push({
      kind: 'ambiguous',
      place: placeOf(node.range, source),
      message: `${node.source} is read as text by some readers of YAML and as another kind of value by others.`,
    });
  }
  return faults;
}

function anchorPlace(range: readonly number[] | null | undefined, anchor: string, source: SourceText): Place {
  const start = source.text.lastIndexOf(`&${anchor}`, range?.[0] ?? 0);
  return source.place(Math.max(0, start), Math.max(0, start) + anchor.length + 1);
}

function placeOf(range: readonly number[] | null | undefined, source: SourceText): Place {
  return source.place(range?.[0] ?? 0, range?.[1] ?? 0);
}

function faultOf({ kind, code, message, range }: YamlProblem, source: SourceText): FileFault {
  if (range === undefined) {
    const place = source.place(0, 0);
    return kind === 'alias'
      ? { kind: 'anchor', place, message: `${message}.` }
      : { kind: 'syntax', place, message: `The file cannot be read: ${message}.` };
  }
  const [start, end] = range;
  if (kind === 'duplicate-key') {
    return { kind, place: source.place(start, end), message: 'The key is there twice.' };
  }
  if (kind === 'fragile') {
    const message = 'This line of a quoted text is not indented.';
    return { kind, place: source.place(start, end), message };
  }
  const lineBreak = source.text.indexOf('\n', start);
  const lineEnd = lineBreak === -1 ? source.text.length : lineBreak;
  const place = source.place(start, Math.min(Math.max(end, start + 1), lineEnd));
  return { kind: kind === 'tag' ? 'anchor' : 'syntax', place, message: syntaxMessage(code, message) };
}

/** What JSON forbids although it is YAML: comments, bare keys, commas at the end. */
function syntaxFault(source: SourceText): FileFault {
  const { at, message } = jsonFault(source.text);
  const place = source.place(at, Math.min(at + 1, source.text.length));
  return { kind: 'syntax', place, message: `The text is no JSON: ${message}.` };
}
