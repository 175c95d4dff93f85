import { createOutput } from '#src/cli/terminal/output.js';
import type { PackInput } from '#src/validation/input/pack-input.js';
import { readZip } from '#src/validation/input/read-zip.js';
import { validateInputs } from '#src/validation/validate.js';
import { contentItemFiles, contentItemInput } from '../test/fixtures/content-items.js';
import { sourceFiles, sourceInput, uploadZip } from '../test/fixtures/sample-pack.js';

/**
 * Gives mutated YAML, JSON, and zips to the checks: `npm run fuzz:validate -- <count> <seed>`. Nothing may throw, and
 * none may take two seconds of the processor. The same seed makes the same mutations.
 */

const mostMilliseconds = 2000;
const [count = 1000, seed = 1] = process.argv.slice(2).map(Number);
const { out, err } = createOutput(process);

/** Numbers from 0 up to 1, the same for a seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pieces = [
  '\t',
  '\n',
  ': ',
  '- ',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '&a ',
  '*a',
  '!!x ',
  '#',
  '|',
  '>',
  '\0',
  'null',
  '---',
];
const random = randomFrom(seed);
const upTo = (most: number) => Math.floor(random() * most);

function mutated(text: string): string {
  const at = upTo(text.length);
  const piece = pieces[upTo(pieces.length)] ?? '';
  return text.slice(0, at) + piece.repeat(1 + upTo(3)) + text.slice(at + upTo(40));
}

function damaged(zip: Uint8Array): Uint8Array {
  const bytes = zip.slice(0, random() < 0.2 ? upTo(zip.length) : zip.length);
  for (let changes = 1 + upTo(8); changes > 0; changes--) bytes[upTo(bytes.length)] = upTo(256);
  return bytes;
}

const texts = (files: { readonly [path: string]: string | Uint8Array }) =>
  Object.entries(files).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
const targets = [
  ...texts(sourceFiles).map(([path, text]) => ({ path, text, input: sourceInput })),
  ...texts(contentItemFiles).map(([path, text]) => ({ path, text, input: contentItemInput })),
];
const zip = uploadZip();

function nextInputs(): { readonly what: string; readonly inputs: () => readonly PackInput[] } {
  if (random() < 0.2) {
    const bytes = damaged(zip);
    return { what: 'a zip', inputs: () => readZip(bytes, 'a.zip', 'a') };
  }
  const target = targets[upTo(targets.length)];
  if (target === undefined) throw new Error('There is nothing to mutate.');
  const text = mutated(target.text);
  return { what: target.path, inputs: () => [target.input({ [target.path]: text })] };
}

let slowest = 0;
for (let number = 1; number <= count; number++) {
  const { what, inputs } = nextInputs();
  const started = process.cpuUsage();
  try {
    validateInputs(inputs(), { marketplace: true });
  } catch (error) {
    err.line(`Mutation ${number} of seed ${seed} (${what}): ${error instanceof Error ? error.stack : error}`);
    process.exitCode = 1;
  }
  const took = process.cpuUsage(started).user / 1000;
  slowest = Math.max(slowest, took);
  if (took > mostMilliseconds) {
    err.line(`Mutation ${number} of seed ${seed} (${what}) took ${Math.round(took)} ms.`);
    process.exitCode = 1;
  }
}
out.line(`${count} mutations of seed ${seed}. The slowest took ${Math.round(slowest)} ms.`);
