import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds after which whatever else waits has its turn. */
const longestSlice = 25;

/** Visits many items one after the other, and lets other calls be answered in between. */
export async function visitInSlices<T>(items: readonly T[], visit: (item: T) => void): Promise<void> {
  let began = performance.now();
  for (const item of items) {
    visit(item);
    if (performance.now() - began < longestSlice) continue;
    await nextTurn();
    began = performance.now();
  }
}
