/* Code that runs inside Cortex has the library of ES5 and the functions of the host, and nothing else. */

const names = ['Audit', 'Access'];

/** Modern syntax is lowered, so it may be used. */
export const texts = names.map((name, index) => `${index}: ${name?.toLowerCase() ?? ''}`);
export const copy = [...names, ...texts];
for (const name of names) copy.push(name);

// TS2550 at `includes`: The library has no includes.
export const has = names.includes('Audit');
// TS2550 at `find(`: The library has no find.
export const found = names.find(Boolean);
// TS2583 at `Map`: The library has no Map.
export const byName = new Map();
// TS2550 at `entries({`: The library has no Object.entries.
export const entries = Object.entries({ a: 1 });
// TS2550 at `startsWith`: The library has no startsWith.
export const starts = 'Audit'.startsWith('A');
// TS2304 at `fetch`: The only way to the network is the host.
export const answer = fetch('https://acme.example');
// TS2591 at `process`: There is no Node.
export const variables = process.env;
// TS2591 at `'node:fs'`: There are no modules of Node.
export type Files = typeof import('node:fs');
