/**
 * Globals beyond ES5 that the newer of the two engines has that servers can contain (goja; builds of 2021 to 2026 were
 * run). Absent there: Intl, WeakRef, URL, fetch, timers, TextEncoder, and whatever else Node and browsers add.
 */
export const newerGlobals: readonly string[] = `
  globalThis Symbol Map Set WeakMap WeakSet Promise Proxy Reflect BigInt ArrayBuffer DataView
  Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array
  BigInt64Array BigUint64Array AggregateError
`
  .trim()
  .split(/\s+/);
