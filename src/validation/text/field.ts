import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { isJsonObject } from '../../shared/json.js';
import type { DataPath, Place, SourceText } from './source-text.js';

/** The parsed file that a field belongs to. */
export interface FieldOrigin {
  readonly source: SourceText;
  readonly format: 'yaml' | 'json';
  readonly document: Document;
}

/** A value of a YAML or JSON file that knows where it stands. */
export class Field {
  readonly #key: Node | undefined;

  constructor(
    readonly origin: FieldOrigin,
    readonly value: unknown,
    /** Absent for a value that has no text of its own, such as one that a merge key brought. */
    readonly node: Node | undefined,
    readonly dataPath: DataPath = [],
    key?: Node,
    private readonly parent?: Field,
  ) {
    this.#key = key;
  }

  /** Where the value stands; an empty one stands where its key does. */
  get place(): Place {
    const range = this.node?.range;
    if (!range || range[0] === range[1]) return this.keyPlace;
    return this.#placeOf(range[0], range[1]);
  }

  /** Where its key stands; for an item of a list, the value. */
  get keyPlace(): Place {
    const range = this.#key?.range;
    if (range) return this.#placeOf(range[0], range[1]);
    const own = this.node?.range;
    if (own) return this.#placeOf(own[0], firstLineEnd(this.origin.source.text, own[0], own[1]));
    return this.parent?.keyPlace ?? this.#placeOf(0, 0);
  }

  get key(): Node | undefined {
    return this.#key;
  }

  get text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  /** The field of that name, undefined when there is none. */
  get(name: string): Field | undefined {
    if (!isJsonObject(this.value) || !Object.hasOwn(this.value, name)) return undefined;
    const pair = pairOf(this.#resolved, name);
    return new Field(
      this.origin,
      this.value[name],
      asNode(pair?.value),
      [...this.dataPath, name],
      asNode(pair?.key),
      this,
    );
  }

  /** The field at the end of a way of names. */
  at(...steps: readonly (string | number)[]): Field | undefined {
    return steps.reduce<Field | undefined>(
      (field, step) => (typeof step === 'number' ? field?.items[step] : field?.get(step)),
      this,
    );
  }

  /** The fields of an object, in the order of the file. */
  get fields(): readonly Field[] {
    if (!isJsonObject(this.value)) return [];
    return Object.keys(this.value).flatMap((name) => this.get(name) ?? []);
  }

  /** The name by which its parent knows it. */
  get name(): string {
    return String(this.dataPath.at(-1) ?? '');
  }

  get items(): readonly Field[] {
    if (!Array.isArray(this.value)) return [];
    const resolved = this.#resolved;
    return this.value.map((value, index) => {
      const node = isSeq(resolved) ? asNode(resolved.items[index]) : undefined;
      return new Field(this.origin, value, node, [...this.dataPath, index], undefined, this);
    });
  }

  /** The texts of a list. */
  get texts(): readonly string[] {
    return this.items.flatMap((item) => item.text ?? []);
  }

  /** The deepest field on the way that exists. */
  deepest(path: DataPath): Field {
    let field: Field = this;
    for (const step of path) {
      const next = typeof step === 'number' ? field.items[step] : field.get(step);
      if (next === undefined) return field;
      field = next;
    }
    return field;
  }

  /** The deepest field whose key or value stands at an offset of the file; this one when there is none below it. */
  containing(offset: number): Field {
    const child = [...this.fields, ...this.items].find(({ key, node }) =>
      [key, node].some((part) => part?.range && part.range[0] <= offset && offset < part.range[1]),
    );
    return child?.containing(offset) ?? this;
  }

  get #resolved(): Node | undefined {
    return isAlias(this.node) ? this.node.resolve(this.origin.document) : this.node;
  }

  #placeOf(start: number, end: number): Place {
    const trimmed = this.origin.source.text.slice(start, end).trimEnd().length;
    return { ...this.origin.source.place(start, start + trimmed), dataPath: this.dataPath };
  }
}

function pairOf(node: Node | undefined, name: string): Pair | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === name);
}

function asNode(value: unknown): Node | undefined {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : undefined;
}

function firstLineEnd(text: string, start: number, end: number): number {
  const lineBreak = text.indexOf('\n', start);
  return lineBreak === -1 ? end : Math.min(end, lineBreak);
}
