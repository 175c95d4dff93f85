import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readLogo } from '#src/generator/output/logo.js';
import { renderPng } from './logo-image.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const svgFile = new URL('../../pack/logo.svg', import.meta.url);
const pngFile = new URL('../../pack/logo.png', import.meta.url);

await writeFile(pngFile, await renderPng(await readFile(svgFile, 'utf8')));
const png = await readLogo(root);
console.log(`pack/logo.png: ${png.length} bytes`);
