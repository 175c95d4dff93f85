export interface HistoryLimits {
  readonly items: number;
  /** Of all items together, by their JSON text. */
  readonly characters: number;
}

/** The last items of a sequence that are numbered from 1; the oldest give way. */
export class History<T> {
  readonly #limits: HistoryLimits;
  readonly #items = new Map<number, { readonly item: T; readonly characters: number }>();
  #characters = 0;
  #last = 0;

  constructor(limits: HistoryLimits) {
    this.#limits = limits;
  }

  /** The number of the newest item; 0 when there was none. */
  get last(): number {
    return this.#last;
  }

  /** Adds what `make` makes of the next number. */
  add(make: (number: number) => T): T {
    this.#last += 1;
    const item = make(this.#last);
    const characters = JSON.stringify(item).length;
    this.#items.set(this.#last, { item, characters });
    this.#characters += characters;
    this.#makeRoom();
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
  #makeRoom(): void {
    for (const [number, { characters }] of this.#items) {
      const fits = this.#items.size <= this.#limits.items && this.#characters <= this.#limits.characters;
      if (fits || number === this.#last) return;
      this.#items.delete(number);
      this.#characters -= characters;
    }
  }
}
