import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { definitionRules } from '#src/generator/definition-rules/definition-rules.js';
import { rules } from '#src/validation/rules.js';
import { renderRulesPage } from '../../scripts/docs/render-rules-page.js';

test('docs/rules.md is up to date: run `npm run docs:rules`', async () => {
  const page = await readFile(new URL('../../docs/rules.md', import.meta.url), 'utf8');
  expect(renderRulesPage(rules, definitionRules)).toBe(page);
});

test('every rule has a code of its own', () => {
  const codes = [...rules, ...definitionRules].map(({ code }) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test('the example of docs/validate-json.md has the keys of the format', async () => {
  const page = await readFile(new URL('../../docs/validate-json.md', import.meta.url), 'utf8');
  const example = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
  const golden = JSON.parse(
    await readFile(new URL('../golden/validation/report.json', import.meta.url), 'utf8'),
  );
  expect(Object.keys(example)).toEqual(Object.keys(golden));
  expect(Object.keys(example.findings[0]).sort()).toEqual(Object.keys(golden.findings[0]).sort());
  expect(example.formatVersion).toBe(golden.formatVersion);
});
