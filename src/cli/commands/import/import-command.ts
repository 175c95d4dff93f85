import { jsonOption } from '../../program/json-option.js';
import { defineSubcommand } from '../../program/subcommand.js';

export const importContent = defineSubcommand({
  name: 'import',
  summary:
    'Make a project of an integration, a script, or a pack that others wrote, or take the rules and dashboards of a tenant.',
  options: {
    to: {
      kind: 'string',
      placeholder: 'folder',
      summary:
        'where the project goes; default: a new folder of its name. For rules and dashboards: the project that takes them; default: this folder',
    },
    author: {
      kind: 'string',
      placeholder: 'name',
      summary: 'who makes the pack, where what is imported does not say',
    },
    tenant: {
      kind: 'string',
      placeholder: 'name',
      summary:
        'take the correlation rules and dashboards of this tenant of cortex-tenants.json, or of "environment"',
    },
    json: jsonOption,
  },
  arguments: [
    {
      name: 'path',
      summary:
        'a YAML, the folder of an item, a pack as folder or zip, or a JSON with rules or dashboards that a tenant exported',
    },
  ],
  examples: [
    {
      line: 'cortex-pack import Packs/Acme/Integrations/Acme',
      description: 'An integration in the layout of the official content repository.',
    },
    {
      line: 'cortex-pack import AcmePack.zip --to acme-pack',
      description: 'A whole pack, as a tenant takes it.',
    },
    {
      line: 'cortex-pack import rules.json',
      description: 'Correlation rules that a tenant exported, into the project in this folder.',
    },
  ],
  async run({ options, arguments: [path] }, context) {
    const { runImport } = await import('./run-import.js');
    await runImport({ ...options, path }, context);
  },
});
