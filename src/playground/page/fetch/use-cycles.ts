import { useEffect, useRef, useState } from 'preact/hooks';
import type { Cycle } from '../../protocol.js';
import { CallFailed, call } from '../calls/call.js';
import { askAfter, joinCycles } from './cycle-list.js';

/** As many as the playground keeps. */
const mostCycles = 2000;

/** The cycles so far, oldest first. Only those that are new are asked for, whenever `last` is another number. */
export function useCycles(last: number): readonly Cycle[] {
  const [cycles, setCycles] = useState<readonly Cycle[]>([]);
  const known = useRef(cycles);
  const isAsking = useRef(false);
  const wanted = useRef(last);
  wanted.current = last;
  useEffect(() => {
    if (isAsking.current) return;
    isAsking.current = true;
    void follow().finally(() => {
      isAsking.current = false;
    });
  }, [last]);

  async function follow(): Promise<void> {
    let asked: number | undefined;
    while (asked !== wanted.current) {
      asked = wanted.current;
      const joined = await newerThan(known.current);
      if (joined === undefined) return;
      known.current = joined;
      setCycles(joined);
    }
  }
  return cycles;
}

/** Undefined when the playground does not answer; the page says so by itself. */
async function newerThan(known: readonly Cycle[]): Promise<readonly Cycle[] | undefined> {
  try {
    const answer = await call('cycles', { after: askAfter(known) });
    return joinCycles(known, answer, mostCycles) ?? (await call('cycles', {}));
  } catch (error) {
    if (error instanceof CallFailed) return undefined;
    throw error;
  }
}
