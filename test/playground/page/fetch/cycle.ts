import type { Cycle } from '#src/playground/protocol.js';

/** A cycle that brought nothing, but for what is given. */
export function cycleWith(given: Partial<Cycle>): Cycle {
  return {
    number: 1,
    instance: 'weather',
    run: given.number ?? 1,
    at: Date.UTC(2026, 0, 1, 8),
    ok: true,
    milliseconds: 20,
    events: {},
    duplicates: 0,
    requests: 0,
    retries: 0,
    faults: 0,
    stateBytes: 2,
    ...given,
  };
}
