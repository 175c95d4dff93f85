import type { Fault, Faults } from './faults.js';

export interface FaultRange {
  /** Only for requests whose path contains this text. */
  readonly path?: string;
  /** For so many requests; absent: until the faults are switched off. */
  readonly times?: number;
}

/** The faults of one mock server, which a test switches on and off. */
export class SwitchedFaults {
  #active: { readonly fault: Fault; readonly path: string; left: number }[] = [];

  on(fault: Fault, { path = '', times = Number.POSITIVE_INFINITY }: FaultRange = {}): void {
    this.#active.push({ fault, path, left: times });
  }

  off(): void {
    this.#active = [];
  }

  /** The one that was switched on first of those that are for a request. */
  readonly choose: Faults = (request) => {
    const found = this.#active.find(({ path, left }) => left > 0 && request.path.includes(path));
    if (found === undefined) return undefined;
    found.left -= 1;
    return found.fault;
  };
}
