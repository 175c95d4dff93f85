import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compactModule } from '#src/generator/compile/compact-script.js';

/**
 * Makes the modules compact that go into the scripts of authors, so that no build needs to. Authors read docstrings in
 * the types.
 */

const modules = fileURLToPath(new URL('../../build/cortex/', import.meta.url));

for (const entry of readdirSync(modules, { recursive: true, encoding: 'utf8' })) {
  if (!entry.endsWith('.js')) continue;
  const file = join(modules, entry);
  writeFileSync(file, compactModule(readFileSync(file, 'utf8')));
}
