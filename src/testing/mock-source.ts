/** What a pack brings along so that its integration can be tried without an account: `pack/mock-api/demo.ts`. */

import type { Faults, NamedFault } from './server/faults.js';

export interface MockSourceContext {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The HTTP Log Collector that the instance shall send to. */
  readonly collector: { readonly url: string; readonly key: string };
  /** Faults to put in front of the source. Absent: those that the source itself shows. */
  readonly faults?: Faults;
}

/** A running mock server for the source that the integration collects from. */
export interface MockSource {
  readonly url: string;
  /** Parameters of an instance that collects everything from it, as the instance form gives them. */
  readonly params: { readonly [name: string]: unknown };
  /**
   * Credentials to try in place of the one in `params`, such as one with fewer rights; `params` holds what differs. Test
   * shows what each of them gives.
   */
  readonly credentials?: readonly {
    readonly name: string;
    readonly params: { readonly [name: string]: unknown };
  }[];
  /** What there is to see, for printing. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** How to show the dataset: the field that distinguishes the streams, and paths of fields. */
  readonly table: {
    readonly groupBy: string;
    readonly columns: readonly string[];
    /** The first of these that a record has tells it apart from the others of its stream. */
    readonly identity: readonly string[];
    /** Fields of the data model, for a pack with modeling rules. */
    readonly modelFields?: readonly string[];
  };
  /** Lets new records appear whose times are between the last tick and now. Late ones appear minutes after. */
  tick(what?: { readonly late?: boolean }): void;
  /** Lets so many records appear at once. */
  burst(count: number): void;
  /** How many records each stream shows by now, by its name. */
  visible(): { readonly [stream: string]: number };
  close(): Promise<void>;
}

export interface MockSourceModule {
  readonly default: {
    start(context: MockSourceContext): Promise<MockSource>;
    /** What can go wrong between the collector and this source. */
    readonly faults: readonly NamedFault[];
  };
}
