import { defineSubcommand } from './subcommand.js';

export const rules = defineSubcommand({
  name: 'rules',
  summary: 'Run the modeling and correlation rules of the built pack over their sample events.',
  options: {
    zip: {
      kind: 'text',
      placeholder: 'file',
      summary: 'the pack; default: the one that the build wrote to dist',
    },
  },
  arguments: [],
  async run({ options }, { output, root }) {
    const { runRules } = await import('./run-rules.js');
    await runRules({ root, zip: options.zip }, output);
  },
});
