import { useEffect, useState } from 'preact/hooks';

export interface ReadMark {
  /** Rows up to this one are shown. */
  readonly upTo: number;
  /** How many have arrived since. */
  readonly newer: number;
  /** Takes in what has arrived since. */
  readonly moveOn: () => void;
}

/**
 * Up to which row is read, so that what arrives does not move what is looked at. The first rows are taken in by
 * themselves, and so are those of another `simulation`: there, the mock servers began again.
 */
export function useReadMark(count: number, simulation: string): ReadMark {
  const [mark, setMark] = useState({ upTo: count, simulation });
  const isStale = mark.upTo === 0 || mark.upTo > count || mark.simulation !== simulation;
  const upTo = isStale ? count : mark.upTo;
  useEffect(() => {
    if (isStale) setMark({ upTo: count, simulation });
  }, [isStale, count, simulation]);
  return { upTo, newer: count - upTo, moveOn: () => setMark({ upTo: count, simulation }) };
}
