import { defineSubcommand } from './subcommand.js';

export const rules = defineSubcommand({
  name: 'rules',
  summary: 'Run the modeling and correlation rules of the built pack over their sample events, offline.',
  options: {
    zip: {
      kind: 'text',
      placeholder: 'file',
      summary: 'the pack; default: the one that the build wrote to dist',
    },
    json: { kind: 'flag', summary: 'print the result as JSON' },
  },
  arguments: [],
  examples: [{ line: 'cortex-pack rules', says: 'The rules of the zip that the build has written.' }],
  async run({ options }, { output, root }) {
    const { runRules } = await import('./run-rules.js');
    await runRules({ root, zip: options.zip, json: options.json }, output);
  },
});
