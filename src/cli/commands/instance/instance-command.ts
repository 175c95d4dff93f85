import { resolve } from 'node:path';
import { UserError } from '../../../shared/errors.js';
import { jsonOption } from '../../program/json-option.js';
import { defineSubcommand } from '../../program/subcommand.js';
import { tenantOption } from '../../tenant-session/tenant-option.js';

const actions = ['create', 'test'] as const;

export const instance = defineSubcommand({
  name: 'instance',
  summary: 'Create or update an instance of an integration on a tenant, and select Test.',
  options: { tenant: tenantOption, json: jsonOption },
  arguments: [
    { name: 'action', summary: 'create (or update, then test) or test', required: true, choices: actions },
    {
      name: 'subject',
      summary:
        'to create: the file {"name", "integration", "params": {...}}; to test: the name of the instance',
      required: true,
    },
  ],
  examples: [
    {
      line: 'cortex-pack instance create instance.json --tenant dev',
      description: 'In the file, secrets are written as {"env": "NAME"}.',
    },
    { line: 'cortex-pack instance test "My instance" --tenant dev', description: 'Selects Test.' },
  ],
  async run({ options, arguments: [action, subject = '', ...surplus] }, context) {
    if (surplus.length > 0) throw new UserError('command-line', `"${surplus[0]}" is one argument too many.`);
    const { runInstance } = await import('./run-instance.js');
    await runInstance(
      action === 'create'
        ? { ...options, file: resolve(context.root, subject) }
        : { ...options, name: subject },
      context,
    );
  },
});
