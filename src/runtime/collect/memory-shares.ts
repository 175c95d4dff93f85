/** How the streams share the memory for delivered records. */

export interface MemoryUse {
  /** Bytes of the saved state of the stream. */
  readonly used: number;
  /** True when its events wait for memory: then its share is not lent. */
  readonly waiting: boolean;
}

/** Part of its share that a stream always keeps for itself. */
const keptShare = 1 / 8;

/**
 * The bytes that a stream may add. Each may use its own share and what the others do not use, but a part of their
 * shares; a stream whose events wait gets its whole share back as soon as the others have passed their records.
 * @param limit bytes for all streams
 */
export function roomOf(own: MemoryUse, others: readonly MemoryUse[], limit: number): number {
  const share = limit / (others.length + 1);
  let room = limit - own.used;
  for (const { used, waiting } of others) room -= Math.max(used, waiting ? share : share * keptShare);
  return Math.max(0, Math.floor(room));
}
