import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { referencePage } from './reference-of-package.js';

writeFileSync(fileURLToPath(new URL('../../docs/reference.md', import.meta.url)), referencePage());
