import { writeFileSync } from 'node:fs';
import { rules } from '#src/validation/rules.js';
import { renderRulesPage } from './render-rules-page.js';

writeFileSync(new URL('../../docs/rules.md', import.meta.url), renderRulesPage(rules));
