import { defineSubcommand } from '../../program/subcommand.js';
import { addressOption, portNumber, portOption } from '../playground/page-options.js';

export const dev = defineSubcommand({
  name: 'dev',
  summary:
    'Work on the pack in this folder: the playground against its mock server, again with every change.',
  options: {
    port: portOption,
    json: addressOption,
  },
  arguments: [],
  examples: [{ line: 'cortex-pack dev --port 8080', description: 'At an address that stays.' }],
  async run({ options: { port, json } }, context) {
    const { runPlayground } = await import('../playground/run-playground.js');
    await runPlayground(
      { zip: undefined, ofProject: true, port: portNumber(port), watch: true, json },
      context,
    );
  },
});
