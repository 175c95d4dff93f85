/** Counts changes, and tells those who wait for the next one. */
export class Revision {
  #number = 1;
  #waiting = new Set<() => void>();

  get number(): number {
    return this.#number;
  }

  bump(): void {
    this.#number += 1;
    this.release();
  }

  /** Lets all who wait go on. */
  release(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const goOn of waiting) goOn();
  }

  /** Resolves when the revision is another than `since`, or after so many milliseconds. */
  async changedSince(since: number, milliseconds: number): Promise<void> {
    if (this.#number !== since) return;
    await new Promise<void>((resolve) => {
      const goOn = () => {
        clearTimeout(timer);
        this.#waiting.delete(goOn);
        resolve();
      };
      const timer = setTimeout(goOn, milliseconds);
      timer.unref();
      this.#waiting.add(goOn);
    });
  }
}
