import { resolve } from 'node:path';
import { recommendedRuntime } from '../../../definition/runtime.js';
import { UserError } from '../../../shared/errors.js';
import { jsonOption } from '../../program/json-option.js';
import { defineSubcommand } from '../../program/subcommand.js';
import { tenantOption } from '../../tenant-session/tenant-option.js';

export const upload = defineSubcommand({
  name: 'upload',
  summary: 'Validate a pack, install it on a tenant, and verify what the tenant has afterwards.',
  options: {
    tenant: tenantOption,
    dryRun: { kind: 'boolean', summary: 'show the plan, send nothing' },
    yes: { kind: 'boolean', summary: 'do not ask before sending' },
    again: { kind: 'boolean', summary: 'send also when the tenant has all of it already' },
    unchecked: { kind: 'boolean', summary: 'send also a pack in which validate finds errors' },
    skipValidation: {
      kind: 'boolean',
      summary: 'have the tenant skip its validation; it may then leave items out without a word',
    },
    wait: {
      kind: 'string',
      placeholder: 'seconds',
      summary: 'how long to wait for the tenant to install it',
      defaultValue: '180',
    },
    json: jsonOption,
  },
  arguments: [
    {
      name: 'zip',
      summary: `the pack; default: that of the project in this folder, built first, else the only zip in dist; of two runtimes the one for the ${recommendedRuntime}`,
    },
  ],
  examples: [
    { line: 'cortex-pack upload --dry-run', description: 'What would change on the tenant.' },
    { line: 'cortex-pack upload --tenant prod --yes', description: 'Without asking, for a pipeline.' },
  ],
  async run({ options, arguments: [zip] }, context) {
    const { root } = context;
    const waitSeconds = Number(options.wait);
    if (!Number.isInteger(waitSeconds) || waitSeconds < 0) {
      throw new UserError(
        'command-line',
        `--wait takes a whole number of seconds from 0 on, not "${options.wait}".`,
      );
    }
    const { runUpload } = await import('./run-upload.js');
    await runUpload(
      { ...options, zip: zip === undefined ? undefined : resolve(root, zip), waitSeconds },
      context,
    );
  },
});
