import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Both worlds have the types of the definition and of the facts of the platform: the package carries them once. What
 * both have of one source becomes a line that names the other.
 */

const build = fileURLToPath(new URL('../../build/', import.meta.url));
const types = join(build, 'types');

for (const file of readdirSync(types, { recursive: true, encoding: 'utf8' })) {
  const copy = join(types, file);
  const original = join(build, 'cortex', file);
  if (!file.endsWith('.d.ts') || !existsSync(original)) continue;
  const path = relative(dirname(copy), original)
    .replaceAll('\\', '/')
    .replace(/\.d\.ts$/, '.js');
  writeFileSync(copy, `export * from '${path}';\n`);
}
