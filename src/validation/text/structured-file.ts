import { isAlias, isNode, isScalar, parseDocument, Scalar, visit, type YAMLError } from 'yaml';
import { readsDifferently } from './ambiguous-scalar.js';
import { Field } from './field.js';
import type { Place, SourceText } from './source-text.js';

export type FaultKind = 'syntax' | 'duplicate-key' | 'anchor' | 'ambiguous';

/** Something that is wrong with a file before its content is looked at. */
export interface Fault {
  readonly kind: FaultKind;
  readonly place: Place;
  readonly message: string;
}

export interface StructuredFile {
  readonly source: SourceText;
  readonly faults: readonly Fault[];
  /** Absent when the file cannot be read. */
  readonly root?: Field;
}

/** Reads YAML or JSON. Never throws: what is wrong is in the faults. */
export function readStructured(source: SourceText, format: 'yaml' | 'json'): StructuredFile {
  const strict = format === 'json' ? jsonFaults(source) : [];
  if (strict.length > 0) return { source, faults: strict };
  try {
    return readDocument(source, format);
  } catch (error) {
    // Deep nesting exhausts the stack of any reader.
    const message =
      error instanceof RangeError
        ? 'The values are nested too deep to be read.'
        : `The file cannot be read: ${reasonOf(error)}.`;
    return { source, faults: [{ kind: 'syntax', place: source.place(0, 0), message }] };
  }
}

function readDocument(source: SourceText, format: 'yaml' | 'json'): StructuredFile {
  const document = parseDocument(source.text, {
    version: format === 'yaml' ? '1.1' : '1.2',
    prettyErrors: false,
    // A date stays the text that its author wrote.
    customTags: (tags) => tags.filter((tag) => (typeof tag === 'string' ? tag : tag.tag) !== timestampTag),
  });
  const faults: Fault[] = [
    ...document.errors.map((error) => faultOf(error, source)),
    ...document.warnings.map((warning) => ({ ...faultOf(warning, source), kind: 'anchor' as const })),
  ];
  if (format === 'yaml') {
    visit(document, (_key, node) => {
      if (isNode(node)) faults.push(...nodeFaults(node, source));
    });
  }
  const unreadable = faults.some(({ kind }) => kind === 'syntax');
  if (unreadable) return { source, faults };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return {
      source,
      faults: [...faults, { kind: 'anchor', place: source.place(0, 0), message: `${reasonOf(error)}.` }],
    };
  }
  const node = document.contents ?? undefined;
  return { source, faults, root: new Field({ source, format, document }, value, node) };
}

const timestampTag = 'tag:yaml.org,2002:timestamp';

function nodeFaults(node: unknown, source: SourceText): Fault[] {
  if (isAlias(node)) {
    return [
      {
        kind: 'anchor',
        place: placeOf(node.range, source),
        message: `*${node.source} repeats what is written elsewhere.`,
      },
    ];
  }
  const anchor =
    isNode(node) && 'anchor' in node && typeof node.anchor === 'string' ? node.anchor : undefined;
  const faults: Fault[] = [];
  if (anchor !== undefined && isNode(node)) {
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

function faultOf({ code, message, pos }: YAMLError, source: SourceText): Fault {
  const lineBreak = source.text.indexOf('\n', pos[0]);
  const lineEnd = lineBreak === -1 ? source.text.length : lineBreak;
  const place = source.place(pos[0], Math.min(Math.max(pos[1], pos[0] + 1), lineEnd));
  switch (code) {
    case 'DUPLICATE_KEY':
      return { kind: 'duplicate-key', place: keyPlace(source, pos[0]), message: 'The key is there twice.' };
    case 'TAB_AS_INDENT':
      return { kind: 'syntax', place, message: 'A tab indents the line; YAML takes blanks only.' };
    case 'MULTIPLE_DOCS':
      return { kind: 'syntax', place, message: 'A second document begins here; the file must hold one.' };
    default:
      return { kind: 'syntax', place, message: `The text is not readable: ${message}.` };
  }
}

function keyPlace(source: SourceText, start: number): Place {
  const key = /("(?:[^"\\]|\\.)*"|'[^']*'|[^:\n]*)/y;
  key.lastIndex = start;
  return source.place(start, start + (key.exec(source.text)?.[0].trimEnd().length ?? 0));
}

/** What JSON forbids although it is YAML: comments, bare keys, commas at the end. */
function jsonFaults(source: SourceText): Fault[] {
  try {
    JSON.parse(source.text);
    return [];
  } catch (error) {
    const reason = reasonOf(error);
    const at = Number(
      /position (\d+)/.exec(reason)?.[1] ?? (/end of JSON/.test(reason) ? source.text.trimEnd().length : 0),
    );
    const message = `The text is no JSON: ${reason.replace(/ in JSON at position \d+.*$|, ".*$/s, '')}.`;
    return [{ kind: 'syntax', place: source.place(at, Math.min(at + 1, source.text.length)), message }];
  }
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}
