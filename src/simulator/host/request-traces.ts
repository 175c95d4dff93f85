import { shortened } from '../../shared/shortened.js';

/** One request of a run: neither headers nor bodies, which may hold secrets. */
export interface RequestTrace {
  readonly method: string;
  /** Without credentials and query. */
  readonly url: string;
  /** Absent when no answer arrived. */
  readonly status?: number;
  readonly failure?: string;
  readonly milliseconds: number;
}

const keptTraces = 2_000;
const longestText = 2_000;

/** The requests of one run: all are counted, the first are kept. */
export class RequestTraces {
  readonly kept: RequestTrace[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add({ failure, ...trace }: RequestTrace): void {
    this.#count += 1;
    if (this.kept.length === keptTraces) return;
    this.kept.push({
      ...trace,
      url: shortened(trace.url, longestText),
      ...(failure === undefined ? {} : { failure: shortened(failure, longestText) }),
    });
  }
}
