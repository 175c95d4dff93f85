import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';
import { runRules } from '#src/cli/commands/rules/run-rules.js';
import { runCorrelationExamples, runMappingSamples } from '#src/xql/rules/run-rule-examples.js';
import { globalApiKey } from '../../../pack/definition/correlation/global-api-key.js';
import { correlationRules } from '../../../pack/definition/correlation/rules.js';
import { modelingRule } from '../../../pack/definition/modeling/rule.js';
import { recordedOutput } from '../../fixtures/recorded-output.js';
import { rulesIn } from './installed-rules.js';
import { weekEnd } from './week.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test('prints a verdict for every sample and example of the zip', async () => {
  const { output, stdout } = recordedOutput();
  await runRules({ root, zip: inject('packZip'), json: false }, output);
  const lines = stdout().split('\n');
  const examples = correlationRules.reduce((sum, { fires, quiet }) => sum + fires.length + quiet.length, 0);
  const samples = modelingRule.samples.length * modelingRule.versionRanges.length;
  expect(lines.filter((line) => line.startsWith('  ok  '))).toHaveLength(examples + samples);
  expect(lines.filter((line) => line.startsWith('  no  '))).toEqual([]);
  expect(stdout()).toContain('Alert: Cloudflare Global API Key: API_key_view by ops@example.net');
  const quiet = correlationRules.reduce((sum, rule) => sum + rule.quiet.length, 0);
  expect(lines.filter((line) => line.endsWith(' No alert, as expected.'))).toHaveLength(quiet);
  expect(lines.at(-2)).toBe(
    `${examples + samples} cases: ${samples} of mappings, ${examples - quiet} that expect an alert, ${quiet} that expect none; all ok.`,
  );
});

test('prints the same as JSON', async () => {
  const { output, stdout } = recordedOutput();
  await runRules({ root, zip: inject('packZip'), json: true }, output);
  const reports = JSON.parse(stdout());
  expect(reports).toHaveLength(correlationRules.length + modelingRule.versionRanges.length);
});

test('says what to do without a zip', async () => {
  const { output } = recordedOutput();
  await expect(runRules({ root, zip: 'nowhere.zip', json: false }, output)).rejects.toThrow(
    /There is no file nowhere\.zip\./,
  );
});

test('a rule that is not in the zip, or does something else, is a problem', () => {
  const { modelingRules, correlationRules: queries } = rulesIn(inject('packZip'));
  const problemsOf = (reports: ReturnType<typeof runMappingSamples>) =>
    reports.flatMap(({ verdicts }) => verdicts.flatMap(({ problems }) => problems));

  expect(problemsOf(runMappingSamples(modelingRule, modelingRules.slice(1)))).toEqual([
    'The rule is not in the zip.',
  ]);
  expect(problemsOf([runCorrelationExamples(globalApiKey, [], weekEnd)])).toEqual([
    'The rule is not in the zip.',
  ]);
  const swapped = { ...globalApiKey, fires: globalApiKey.quiet, quiet: globalApiKey.fires };
  expect(problemsOf([runCorrelationExamples(swapped, queries, weekEnd)])).toEqual([
    'It must fire.',
    'It must fire.',
    'It must stay quiet.',
    'It must stay quiet.',
    'It must stay quiet.',
  ]);
  const other = {
    ...modelingRule,
    samples: modelingRule.samples.map((sample) => ({ ...sample, expected: {} })),
  };
  expect(problemsOf(runMappingSamples(other, modelingRules))).toContain(
    'xdm.event.type must be empty and is "Account Audit Logs".',
  );
});
