export interface HistoryLimits {
  readonly items: number;
  /** Of all items together, by their JSON text. */
  readonly characters: number;
}

interface Kept<T> {
  readonly item: T;
  readonly kind: string;
  readonly characters: number;
}

/** The last items of a sequence that are numbered from 1; the oldest give way, each kind to its own items only. */
export class History<T> {
  readonly #limits: HistoryLimits;
  readonly #items = new Map<number, Kept<T>>();
  #last = 0;

  /** The limits are those of each kind. */
  constructor(limits: HistoryLimits) {
    this.#limits = limits;
  }

  /** The number of the newest item; 0 when there was none. */
  get last(): number {
    return this.#last;
  }

  /** Adds what `make` makes of the next number. */
  add(make: (number: number) => T, kind = ''): T {
    this.#last += 1;
    const item = make(this.#last);
    this.#items.set(this.#last, { item, kind, characters: JSON.stringify(item).length });
    this.#makeRoom(kind);
    return item;
  }

  get(number: number): T | undefined {
    return this.#items.get(number)?.item;
  }

  /** Those with a number above `after`, oldest first. */
  after(after = 0): T[] {
    return [...this.#items].filter(([number]) => number > after).map(([, { item }]) => item);
  }

  /** The newest item stays, whatever its size. */
  #makeRoom(kind: string): void {
    const same = [...this.#items].filter(([, kept]) => kept.kind === kind);
    let items = same.length;
    let characters = same.reduce((sum, [, kept]) => sum + kept.characters, 0);
    for (const [number, kept] of same) {
      const fits = items <= this.#limits.items && characters <= this.#limits.characters;
      if (fits || number === this.#last) return;
      this.#items.delete(number);
      items -= 1;
      characters -= kept.characters;
    }
  }
}
