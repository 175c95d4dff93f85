import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { initialsLogo } from '#src/cli/commands/init/initials-logo.js';
import { readLogo } from '#src/generator/output/logo.js';
import { temporaryFolder, writeFiles } from '../../../fixtures/project.js';

/** The lines of the image, a letter for each dot of four pixels; a small reader of the PNGs that are drawn here. */
function drawn(image: Uint8Array): string[] {
  const bytes = Buffer.from(image);
  const start = bytes.indexOf('IDAT') + 4;
  const pixels = inflateSync(bytes.subarray(start, start + bytes.readUInt32BE(start - 8)));
  const lines = Array.from({ length: 50 }, (_, y) =>
    Array.from({ length: 120 }, (_, x) => (pixels[y * 361 + 1 + x * 3] === 255 ? '#' : '.')).join(''),
  );
  return lines
    .filter((_, y) => y % 4 === 11 % 4 && y >= 11 && y < 39)
    .map((line) => line.replace(/^\.+/, '').replace(/(.).../g, '$1'));
}

test('shows the initials', () => {
  const lines = drawn(initialsLogo('Cold Tea'));
  expect(lines).toHaveLength(7);
  expect(lines.at(-1)).toMatch(/^###/);
  expect(new Set(lines).size).toBeGreaterThan(3);
});

test.each(['Desk', 'Acme Desk Of Many Long Words', '9', ''])(
  'of "%s" is what the platform takes',
  async (title) => {
    const root = await temporaryFolder();
    const logo = initialsLogo(title);
    await writeFiles(root, { 'logo.png': logo });
    expect((await readLogo(root, 'logo.png')).length).toBe(logo.length);
  },
);
