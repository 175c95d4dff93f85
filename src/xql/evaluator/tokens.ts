import type { Position } from '../../shared/position.js';
import { scan } from '../reader/tokens.js';
import { XqlError } from './xql-error.js';

export interface Token {
  readonly kind: 'name' | 'quoted name' | 'text' | 'number' | 'duration' | 'symbol' | 'end';
  /** The word or symbol; the content of a text. */
  readonly value: string;
  readonly at: Position;
}

/** What the parsers here know of names and symbols; more of the language is read, and not run. */
const runnable = /^(?:[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|!~=|->|!=|<=|>=|~=|[()[\]{},|=<>;:+\-*.])$/;

/** Splits XQL into tokens, with one of kind `end` behind the last. Throws XqlError for a character out of place. */
export function tokenize(source: string): Token[] {
  const { tokens, faults } = scan(source);
  const places = new Places(source);
  const unknown = tokens.find(
    ({ kind, value }) => kind === 'unknown' || (/^(name|symbol)$/.test(kind) && !runnable.test(value)),
  );
  const [fault] = faults;
  if (fault !== undefined && fault.start <= (unknown?.start ?? source.length))
    throw new XqlError(fault.message, places.at(fault.start));
  if (unknown !== undefined) {
    const [character = unknown.value] = unknown.value.replace(/[\w.]+/g, '');
    throw new XqlError(
      `The character ${JSON.stringify(character)} is not known here.`,
      places.at(unknown.start),
    );
  }
  return [
    ...tokens.map(
      ({ kind, value, start }): Token => ({
        kind: kind === 'quoted' ? 'quoted name' : (kind as Token['kind']),
        value,
        at: places.at(start),
      }),
    ),
    { kind: 'end', value: 'the end', at: places.at(source.length) },
  ];
}

/** Positions of offsets that are asked for in the order of the text. */
class Places {
  #line = 1;
  #lineStart = 0;
  #offset = 0;

  constructor(private readonly source: string) {}

  at(offset: number): Position {
    for (; this.#offset < offset; this.#offset++) {
      if (this.source[this.#offset] !== '\n') continue;
      this.#line += 1;
      this.#lineStart = this.#offset + 1;
    }
    return { line: this.#line, column: offset - this.#lineStart + 1 };
  }
}
