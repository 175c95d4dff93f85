import { mkdirSync, writeFileSync } from 'node:fs';
import { generatedDocuments } from '../../test/pack/definition/documents.js';

const docs = new URL('../../docs/', import.meta.url);
mkdirSync(new URL('images/', docs), { recursive: true });
for (const [path, text] of generatedDocuments()) writeFileSync(new URL(path, docs), text);
