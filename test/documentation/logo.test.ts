import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { renderPng } from '../../scripts/docs/logo-image.js';

const png = await readFile(
  new URL('../../pack/integrations/CloudflareZeroTrustLogs/logo.png', import.meta.url),
);
const svg = await readFile(
  new URL('../../pack/integrations/CloudflareZeroTrustLogs/logo.svg', import.meta.url),
  'utf8',
);

test('the logo is a PNG of 120 x 50 pixels with transparency and at most 10240 bytes', () => {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([120, 50]);
  const colourTypeWithAlpha = 6;
  expect(png[25]).toBe(colourTypeWithAlpha);
  expect(png.length).toBeLessThanOrEqual(10240);
});

test('the logo is what `npm run logo` draws from the SVG', async () => {
  const committed = new Uint8Array(png);
  expect(await renderPng(svg)).toEqual(committed);
  expect(await renderPng(svg.replace('#2fb8a6', '#000000'))).not.toEqual(committed);
});
