import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLogo } from '#src/generator/output/logo.js';
import { renderPng } from './logo-image.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = 'pack/integrations/CloudflareZeroTrustLogs';

await writeFile(
  join(root, folder, 'logo.png'),
  await renderPng(await readFile(join(root, folder, 'logo.svg'), 'utf8')),
);
const png = await readLogo(root, `${folder}/logo.png`);
console.log(`${folder}/logo.png: ${png.length} bytes`);
