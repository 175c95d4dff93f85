import { jsonOption } from '../../program/json-option.js';
import { defineSubcommand } from '../../program/subcommand.js';

export const check = defineSubcommand({
  name: 'check',
  summary:
    'Check the pack in this folder in one go: types, build, validation, rules; one summary at the end.',
  options: { json: jsonOption },
  arguments: [],
  examples: [{ line: 'cortex-pack check', description: 'What a pipeline runs for every change.' }],
  async run({ options: { json } }, context) {
    const { runCheck } = await import('./run-check.js');
    await runCheck(json, context);
  },
});
