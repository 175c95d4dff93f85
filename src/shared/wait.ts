/** Something that takes its time, from its begin to its end. */
export interface OpenWait {
  /** How it goes on, such as "attempt 2 of 3". */
  note(text: string): void;
  end(): void;
}

/** Begins to wait. `what` is shown to whoever waits, such as "Building the pack". */
export type Wait = (what: string) => OpenWait;
