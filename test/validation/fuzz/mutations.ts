import { zipSync } from 'fflate';
import type { SeededRandom } from '#src/testing/simulation/seeded-random.js';
import type { PackInput } from '#src/validation/input/pack-input.js';
import { readZip } from '#src/validation/input/read-zip.js';
import { contentItemFiles, contentItemInput } from '../../fixtures/content-items.js';
import { changed, sourceFiles, sourceInput, uploadFiles, uploadZip } from '../../fixtures/sample-pack.js';

/* Damaged packs. The same seed makes the same ones. */

export interface Mutation {
  /** What was damaged. */
  readonly what: string;
  read(): readonly PackInput[];
}

/** What matters to YAML, JSON, Markdown, XQL or a reader of text. */
const pieces = [
  ...['\t', '\n', '\r', ' ', '\0', '\u2028', '\ud83d', '\ufeff', '\u202e'],
  ...[': ', '- ', ', ', '"', "'", '{', '}', '[', ']', '(', ')', '&a ', '*a', '<<: *a', '!!x ', '? '],
  ...['#', '|', '>', '>-', '%', '@', '`', '...', '---', '<~X>', '</~X>', '```', '](', '![x](', '<!--'],
  ...['null', 'true', '~', '-1', '1e999', '0x', '1_0', '.nan', '__proto__', 'constructor', '{{', '${', '\\'],
];

const paths = [
  '../x.yml',
  '/x.yml',
  'C:/x.yml',
  '..\\x.yml',
  'a/../../x',
  '',
  '.',
  'a\0b',
  `${'d/'.repeat(300)}x.json`,
];

const texts = (
  files: { readonly [path: string]: string | Uint8Array },
  input: (changes: { readonly [path: string]: string }) => PackInput,
) =>
  Object.entries(files).flatMap(([path, text]) => (typeof text === 'string' ? [{ path, text, input }] : []));

const targets = [...texts(sourceFiles, sourceInput), ...texts(contentItemFiles, contentItemInput)];
const zip = uploadZip();

/** A text with something put in, taken out, repeated, moved or nested. */
function mutatedText(text: string, random: SeededRandom): string {
  const at = random.integer(0, text.length);
  const end = Math.min(text.length, at + random.integer(0, 40));
  const piece = random.among(pieces);
  const lines = text.split('\n');
  const line = random.integer(0, lines.length - 1);
  switch (random.integer(0, 9)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at, end).repeat(random.integer(2, 300)) + text.slice(end);
    case 2:
      return [...lines.slice(0, line), lines[random.integer(0, lines.length - 1)], ...lines.slice(line)].join(
        '\n',
      );
    case 3:
      return [...lines.slice(0, line), ` ${lines[line]}`, ...lines.slice(line + 1)].join('\n');
    case 4:
      return (
        text.slice(0, at) +
        random.pick(['[', '{"a":', '- ', '(']).repeat(random.integer(2, 3000)) +
        text.slice(at)
      );
    default:
      return text.slice(0, at) + piece.repeat(random.integer(1, 3)) + text.slice(end);
  }
}

function damagedBytes(random: SeededRandom): Uint8Array {
  const bytes = zip.slice(0, random.integer(0, 4) === 0 ? random.integer(0, zip.length) : zip.length);
  for (let count = random.integer(1, 8); count > 0 && bytes.length > 0; count--)
    bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255);
  return bytes;
}

/** A zip that is whole, with one file at another path. */
function movedFile(random: SeededRandom): Uint8Array {
  const files = [...changed(uploadFiles, {})];
  const moved = random.integer(0, files.length - 1);
  const path = random.among(paths);
  return zipSync(
    Object.fromEntries(files.map(([own, bytes], index) => [index === moved ? path : own, bytes])),
  );
}

export function nextMutation(random: SeededRandom): Mutation {
  const kind = random.integer(0, 9);
  if (kind < 2) {
    const bytes = kind === 0 ? damagedBytes(random) : movedFile(random);
    return {
      what: kind === 0 ? 'bytes of a zip' : 'a path in a zip',
      read: () => readZip(bytes, 'a.zip', 'a'),
    };
  }
  const { path, text, input } = random.among(targets);
  const mutated = mutatedText(text, random);
  return { what: path, read: () => [input({ [path]: mutated })] };
}
