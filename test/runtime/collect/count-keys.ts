import type { DeliveredKeys } from '#src/runtime/collect/delivered-keys.js';

export function countKeys(keys: DeliveredKeys | undefined): number {
  let count = 0;
  keys?.each(() => {
    count += 1;
  });
  return count;
}
