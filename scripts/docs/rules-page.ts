import { writeFileSync } from 'node:fs';
import { definitionRules } from '#src/generator/definition-rules/definition-rules.js';
import { rules } from '#src/validation/rules.js';
import { renderRulesPage } from './render-rules-page.js';

writeFileSync(new URL('../../docs/rules.md', import.meta.url), renderRulesPage(rules, definitionRules));
