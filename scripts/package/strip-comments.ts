import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/**
 * Takes the comments out of the compiled program before it is packed: a sixth of its size, which nobody reads there. What
 * authors read, the types, keeps them.
 */

const program = fileURLToPath(new URL('../../build/src/', import.meta.url));

/** Goes into packs as text, which people may read. */
const shippedAsText = 'guest.js';

// The next `npm run compile` writes all files again, even if this is interrupted.
rmSync(join(program, 'compiled.tsbuildinfo'), { force: true });

for (const entry of readdirSync(program, { recursive: true, encoding: 'utf8' })) {
  if (!entry.endsWith('.js') || entry.endsWith(shippedAsText)) continue;
  const file = join(program, entry);
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    fileName: file,
    compilerOptions: {
      allowJs: true,
      removeComments: true,
      verbatimModuleSyntax: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
    },
  });
  writeFileSync(file, outputText);
}
