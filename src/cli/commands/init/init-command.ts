import { jsonOption } from '../../program/json-option.js';
import { defineSubcommand } from '../../program/subcommand.js';

export const init = defineSubcommand({
  name: 'init',
  summary:
    'Make the project of a new pack: definition, code, mock server, tests, workflow, all of it running.',
  options: {
    kind: {
      kind: 'string',
      placeholder: 'kind',
      summary:
        'collector for a pack that collects events, commands for one with commands, script for a script',
    },
    author: {
      kind: 'string',
      placeholder: 'name',
      summary: 'who makes the pack; default: the user.name of git',
    },
    json: jsonOption,
  },
  arguments: [
    {
      name: 'name',
      summary: 'such as acme-desk: the name of the folder, if this one is not empty, and of the pack',
    },
  ],
  examples: [
    {
      line: 'cortex-pack init acme-desk --kind commands',
      description: 'A project with two commands, in the folder acme-desk.',
    },
    {
      line: 'npx --package ./cortex-pack-1.0.0.tgz cortex-pack init acme-audit --kind collector',
      description: 'With a package that is not in a registry; the project keeps a copy of it.',
    },
  ],
  async run({ options, arguments: [name] }, context) {
    const { runInit } = await import('./run-init.js');
    await runInit({ ...options, name }, context);
  },
});
