import type { Token } from './tokens.js';
import { tokenize } from './tokens.js';
import { XqlError } from './xql-error.js';

/** Walks over the tokens of XQL text. Words of the language are the same in any case. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(source: string) {
    this.#tokens = tokenize(source);
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[this.#index + ahead] ?? this.#tokens.at(-1);
    if (token === undefined) throw new Error('There is always a last token.');
    return token;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#index += 1;
    return token;
  }

  atEnd(): boolean {
    return this.peek().kind === 'end';
  }

  isSymbol(value: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.value === value;
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'name' && token.value.toLowerCase() === word;
  }

  /** Takes the symbol when it is next. */
  takeSymbol(value: string): boolean {
    const found = this.isSymbol(value);
    if (found) this.next();
    return found;
  }

  takeWord(word: string): boolean {
    const found = this.isWord(word);
    if (found) this.next();
    return found;
  }

  expectSymbol(value: string): Token {
    return this.#expect(this.isSymbol(value), `"${value}"`);
  }

  expectWord(word: string): Token {
    return this.#expect(this.isWord(word), `"${word}"`);
  }

  expectKind(kind: Token['kind'], what: string): Token {
    return this.#expect(this.peek().kind === kind, what);
  }

  /** The name of a column, with or without backticks. */
  expectColumn(what: string): Token {
    const { kind } = this.peek();
    return this.#expect(kind === 'name' || kind === 'quoted name', what);
  }

  /** At least one item, with commas between them. */
  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.takeSymbol(',')) items.push(item());
    return items;
  }

  #expect(found: boolean, what: string): Token {
    if (found) return this.next();
    const token = this.peek();
    const shown = token.kind === 'text' ? JSON.stringify(token.value) : token.value;
    throw new XqlError(`Expected ${what}, not ${shown}.`, token.at);
  }
}
