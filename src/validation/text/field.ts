import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { isJsonObject } from '../../shared/json.js';
import type { DataPath, Place, SourceText } from './source-text.js';

/** The file that a field belongs to. */
export interface FieldOrigin {
  readonly source: SourceText;
  readonly format: 'yaml' | 'json';
  /** With the place of each value. JSON is read for its values first; most files never need more. */
  readonly document: () => Document;
}

/** A value of a YAML or JSON file that knows where it stands. */
export class Field {
  #nodes: { readonly key: Node | undefined; readonly value: Node | undefined } | undefined;

  /** Many rules ask for the same fields. */
  #children: Map<string, Field> | undefined;
  #items: readonly Field[] | undefined;

  constructor(
    readonly origin: FieldOrigin,
    readonly value: unknown,
    private readonly parent?: Field,
    /** The key or index by which its parent has it. */
    private readonly step: string | number = '',
  ) {}

  /** The way from the root of the file. */
  get dataPath(): DataPath {
    return this.parent === undefined ? [] : [...this.parent.dataPath, this.step];
  }

  /** Absent for a value that has no text of its own, such as one that a merge key brought. */
  get node(): Node | undefined {
    return this.#found.value;
  }

  get key(): Node | undefined {
    return this.#found.key;
  }

  /** Where the value stands; an empty one stands where its key does. */
  get place(): Place {
    const range = this.node?.range;
    if (!range || range[0] === range[1]) return this.keyPlace;
    return this.#placeOf(range[0], range[1]);
  }

  /** Where its key stands; for an item of a list, the value. */
  get keyPlace(): Place {
    const range = this.key?.range;
    if (range) return this.#placeOf(range[0], range[1]);
    const own = this.node?.range;
    if (own) return this.#placeOf(own[0], firstLineEnd(this.origin.source.text, own[0], own[1]));
    return this.parent?.keyPlace ?? this.#placeOf(0, 0);
  }

  get text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  /** What the platform reads where it wants a text: `true` and `No` of YAML are words to it, quoted or not. */
  get written(): string {
    if (typeof this.value === 'string') return this.value;
    const node = this.origin.format === 'yaml' ? this.node : undefined;
    return isScalar(node) ? (node.source ?? '') : String(this.value ?? '');
  }

  /** The field of that name, undefined when there is none. */
  get(name: string): Field | undefined {
    if (!isJsonObject(this.value) || !Object.hasOwn(this.value, name)) return undefined;
    const known = this.#children?.get(name);
    if (known !== undefined) return known;
    const child = new Field(this.origin, this.value[name], this, name);
    this.#children ??= new Map();
    this.#children.set(name, child);
    return child;
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
    return String(this.step);
  }

  get items(): readonly Field[] {
    this.#items ??= Array.isArray(this.value)
      ? this.value.map((value, index) => new Field(this.origin, value, this, index))
      : [];
    return this.#items;
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

  get #found(): { readonly key: Node | undefined; readonly value: Node | undefined } {
    this.#nodes ??= this.#find();
    return this.#nodes;
  }

  #find(): { readonly key: Node | undefined; readonly value: Node | undefined } {
    if (this.parent === undefined) return { key: undefined, value: asNode(this.origin.document().contents) };
    const within = this.parent.#resolved;
    if (isSeq(within)) return { key: undefined, value: asNode(within.items[Number(this.step)]) };
    const pair = pairOf(within, String(this.step));
    return { key: asNode(pair?.key), value: asNode(pair?.value) };
  }

  get #resolved(): Node | undefined {
    const { node } = this;
    return isAlias(node) ? node.resolve(this.origin.document()) : node;
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
