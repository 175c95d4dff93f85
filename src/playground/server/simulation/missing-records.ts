/** What a cycle did for a stream. */
export interface StreamProgress {
  readonly name: string;
  /** Records that the source showed when the cycle began. */
  readonly shown: number;
  /** How many different ones were collected before the cycle, and after it. */
  readonly before: number;
  readonly after: number;
}

/** Cycles that find nothing new, one after the other, before what they left is missing. */
const quietCycles = 2;

/**
 * Records that a collector passes by. One that was not collected is missing when cycles that succeed bring nothing new
 * although the source shows it; until then it is not yet due, for a backlog takes many cycles.
 */
export class MissingRecords {
  readonly #streams = new Map<string, { readonly quiet: number; readonly missing: number }>();

  /** Takes what a cycle did; one that failed makes nothing missing. */
  note(succeeded: boolean, streams: readonly StreamProgress[]): void {
    for (const { name, shown, before, after } of streams) {
      const known = this.#streams.get(name) ?? { quiet: 0, missing: 0 };
      const left = Math.max(0, shown - after);
      const quiet = after > before ? 0 : known.quiet + (succeeded ? 1 : 0);
      const missing = quiet >= quietCycles ? left : Math.min(known.missing, left);
      this.#streams.set(name, { quiet, missing });
    }
  }

  of(name: string): number {
    return this.#streams.get(name)?.missing ?? 0;
  }
}
